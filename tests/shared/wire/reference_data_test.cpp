#include "shared/wire/reference_data.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "shared/codes/reference_data.h"
#include "shared/codes/tariff.h"
#include "shared/rules/rule.h"
#include "shared/wire/csv.h"
#include "shared/wire/reference_files.h"

namespace quayside::wire {
namespace {

constexpr Date kToday{2026, 11, 27};

constexpr std::string_view kCsRd2 = R"({
 "messageInformation": {"messageID": "x", "snapshotDate": "2026-10-01"},
 "lists": {
  "KindOfPackages": {"listName": "KindOfPackages", "listEntries": [
   {"state": "valid", "activeFrom": "2024-02-21", "code": "BX", "description": "Box"},
   {"state": "valid", "activeFrom": "2027-01-01", "code": "ZX", "description": "To come"},
   {"state": "invalid", "activeFrom": "2026-03-01", "code": "ZY", "description": "Gone\nfor good"}]},
  "ControlType": {"listName": "ControlType", "listEntries": []}}})";

constexpr std::string_view kOffices = R"({
 "messageInformation": {"snapshotDate": "2026-10-01"},
 "lists": {"customsOffices": {"listEntries": [
  {"state": "valid", "id": "DK009999", "languageCode": "DA", "name": "Nyt toldsted"},
  {"state": "valid", "id": "DK009999", "languageCode": "EN", "name": "New office"},
  {"state": "valid", "id": "SE003050", "languageCode": "SV", "name": "Arlanda"}]}}})";

Result<ImportedBundle> imported(std::string_view bytes, const std::string& name = "file",
                                const std::string& list = "", int year = 0) {
  return import_reference_data({{name, std::string(bytes)}}, {list, year, kToday});
}

std::string code_of(const Result<ImportedBundle>& bundle) {
  return bundle ? "imported" : bundle.error().code;
}

class Imported : public ::testing::Test {
 protected:
  void use(const Result<ImportedBundle>& bundle) {
    ASSERT_TRUE(bundle.has_value()) << bundle.error().message;
    const auto hash = use_reference_data(bundle->text);
    ASSERT_TRUE(hash.has_value()) << hash.error().message;
    EXPECT_EQ(*hash, reference_data_hash());
    EXPECT_EQ(bundle->text, reference_data_text());
  }
  void TearDown() override { use_built_in_data(); }
};

TEST_F(Imported, CsRd2KeepsWhatIsToComeAndWhatIsGoneApart) {
  const auto bundle = imported(kCsRd2, "/a/folder/RD.json");
  use(bundle);
  EXPECT_EQ(codes::bundle_in_use()->sources[0].file, "RD.json");
  EXPECT_EQ(codes::bundle_in_use()->sources[0].edition, "2026-10-01");
  EXPECT_EQ(bundle->not_used, std::vector<std::string>{"CS/RD2: ControlType"});
  EXPECT_NE(codes::find_code("packageType", "BX", {2020, 1, 1}), nullptr);
  EXPECT_EQ(codes::find_code("packageType", "ZX", kToday), nullptr);
  EXPECT_NE(codes::find_code("packageType", "ZX", {2027, 1, 1}), nullptr);
  EXPECT_EQ(codes::find_code("packageType", "ZY", kToday), nullptr);
  EXPECT_EQ(codes::find_code_of_any_day("packageType", "ZY")->label, "Gone for good");
}

// What a declaration of `profile` with that office of exit is told of it.
std::vector<std::string_view> told_of(const char* profile, const char* data_set, const char* office,
                                      const Date& day) {
  Declaration declaration;
  declaration.profile = profile;
  declaration.data_set = data_set;
  declaration.customs_office_of_exit = office;
  std::vector<std::string_view> rules;
  for (const Issue& issue : validate(declaration, day).issues) {
    const bool here = !issue.at.empty() && issue.at.front().text() == "/customsOfficeOfExit";
    if (here) rules.push_back(issue.rule->id);
  }
  return rules;
}

constexpr std::string_view kUnlistedOffice = "identifiers.customs_office_is_listed_in_its_country";
constexpr std::string_view kClosedOffice = "identifiers.customs_office_has_not_closed";
using Ids = std::vector<std::string_view>;

TEST_F(Imported, OfficesOfTheUnionSayNothingOfThoseOfHmrc) {
  use(imported(R"({"messageInformation": {"snapshotDate": "2026-10-01"},
   "lists": {"customsOffices": {"listEntries": [
    {"state": "valid", "id": "GB000001", "languageCode": "EN", "name": "Central"},
    {"state": "valid", "id": "DK003102", "languageCode": "EN", "name": "Hirtshals"}]}}})"));
  EXPECT_EQ(told_of("gb", "B1", "GB000040", kToday), Ids({}));
  EXPECT_EQ(told_of("dk", "B1", "GB000040", kToday), Ids({kUnlistedOffice}));
}

TEST_F(Imported, OfficeThatHasClosedIsNamedFromTheDayAfter) {
  use(import_reference_data({{"GLOBAL-CL141.csv",
                              "Code,Description,Valid From,Valid "
                              "To\nCZ600200,Plzen,45909,45923\nCZ600100,Praha,43466,NULL\n"}},
                            {"office", 0, kToday}));
  EXPECT_EQ(told_of("dk", "B1", "CZ600200", {2025, 9, 23}), Ids({}));
  EXPECT_EQ(told_of("dk", "B1", "CZ600200", {2025, 9, 24}), Ids({kClosedOffice}));
  EXPECT_EQ(told_of("dk", "B1", "CZ600100", {2025, 9, 24}), Ids({}));
}

TEST_F(Imported, ListsThatAreTheSameForEveryProcedureReplaceOurs) {
  const auto bundle = imported(R"({"messageInformation": {"snapshotDate": "2026-10-01"}, "lists": {
   "TransportModeCode": {"listEntries": [{"state": "valid", "code": "1"}]},
   "TypeOfLocation": {"listEntries": [{"state": "valid", "type": "A"}]},
   "KindOfPackagesBulk": {"listEntries": [{"state": "valid", "code": "VZ"}]},
   "PreviousDocumentType": {"listEntries": [{"state": "valid", "code": "N720"}]},
   "CurrencyCodes": {"listEntries": [{"state": "valid", "currency": "QQX"}]}}})");
  use(bundle);
  EXPECT_EQ(bundle->not_used, std::vector<std::string>{"CS/RD2: PreviousDocumentType"});
  EXPECT_NE(codes::find_code("transportMode", "1", kToday), nullptr);
  EXPECT_EQ(codes::find_code("transportMode", "3", kToday), nullptr);
  EXPECT_EQ(codes::find_code("locationType", "B", kToday), nullptr);
  EXPECT_NE(codes::find_code("bulkPackageType", "VZ", kToday), nullptr);
  EXPECT_NE(codes::find_code("currency", "QQX", kToday), nullptr);
  EXPECT_NE(codes::find_code("currency", "DKK", kToday), nullptr) << "transit takes a part only";
}

TEST_F(Imported, OfficesJoinThoseThatADeclarationIsLodgedWith) {
  use(imported(kOffices));
  EXPECT_EQ(codes::find_code("office", "DK009999", kToday)->label, "New office");
  EXPECT_NE(codes::find_code("office", "SE003050", kToday), nullptr);
  EXPECT_NE(codes::find_code("customsOffice", "DK009999", kToday), nullptr);
  EXPECT_NE(codes::find_code("customsOffice", "DK003102", kToday), nullptr);
  EXPECT_EQ(codes::find_code("customsOffice", "SE003050", kToday), nullptr);
}

std::size_t issues_of(const Declaration& declaration, std::string_view rule) {
  const Verdict verdict = validate(declaration, kToday);
  return static_cast<std::size_t>(
      std::count_if(verdict.issues.begin(), verdict.issues.end(),
                    [&](const Issue& issue) { return issue.rule->id == rule; }));
}

Declaration a_declaration_of_paper() {
  Declaration declaration;
  declaration.profile = "dk";
  declaration.data_set = "H1";
  GoodsItem& item = declaration.goods_shipment.goods_items.emplace_back();
  item.commodity.commodity_code = {"480255", "15", "00", {{"C490"}}, {}};
  item.commodity.cus_code = "0010013-0";
  return declaration;
}

TEST_F(Imported, TaricHasTenDigitsAndTheirDays) {
  constexpr std::string_view kRule = "tariff.commodity_code_is_in_the_nomenclature";
  Declaration declaration = a_declaration_of_paper();
  EXPECT_EQ(issues_of(declaration, kRule), 0U) << "without the TARIC nothing is said";
  use(
      imported("Goods code;Start date;End date;Language;Description\n"
               "4802551500 80;01-01-2022;;EN;Paper\n4802551510 80;2022-01-01;2026-10-31;EN;Old\n"
               "4802551520 10;01-01-2022;;EN;A heading\n"));
  EXPECT_EQ(codes::bundle_in_use()->sources[0].kind, "TARIC");
  EXPECT_EQ(issues_of(declaration, kRule), 0U);
  declaration.goods_shipment.goods_items[0].commodity.commodity_code.taric_code = "10";
  EXPECT_EQ(issues_of(declaration, kRule), 1U) << "it has ended";
  declaration.goods_shipment.goods_items[0].commodity.commodity_code.taric_code = "20";
  EXPECT_EQ(issues_of(declaration, kRule), 1U) << "a heading is not declared";
}

TEST_F(Imported, TaricAdditionalCodesAndCertificatesAreLists) {
  constexpr std::string_view kRule = "identifiers.taric_additional_code_has_its_form";
  Declaration declaration = a_declaration_of_paper();
  EXPECT_EQ(issues_of(declaration, kRule), 0U);
  use(imported("ADDITIONAL CODE,START DATE,END DATE,DESCRIPTION\nC490,44562,,Somebody\n"));
  EXPECT_EQ(issues_of(declaration, kRule), 0U);
  declaration.goods_shipment.goods_items[0].commodity.commodity_code.taric_additional_codes[0] = {
      "C999"};
  EXPECT_EQ(issues_of(declaration, kRule), 1U);
  use(
      imported("Certificate,Start date,End date,Description\nZ0ZZ,01/02/2026,,New\n"
               "Y0ZZ,01/02/2026,31/10/2026,Exempt\n"));
  EXPECT_EQ(codes::find_code("supportingDocumentType", "Z0ZZ", {2026, 1, 31}), nullptr);
  EXPECT_NE(codes::find_code("supportingDocumentType", "Z0ZZ", {2026, 2, 1}), nullptr);
  EXPECT_NE(codes::find_code("supportingDocumentType", "C014", kToday), nullptr);
  EXPECT_EQ(codes::find_code("additionalReferenceType", "Y0ZZ", kToday), nullptr);
  EXPECT_NE(codes::find_code_of_any_day("additionalReferenceType", "Y0ZZ"), nullptr);
}

TEST_F(Imported, ACodeThatWasAwayIsValidFromFirstToLast) {
  use(
      imported("Goods code,Start date,End date,Description\n"
               "4802551500,2020-01-01,2021-12-31,Paper\n4802551500,2024-01-01,,Paper\n"));
  EXPECT_EQ(codes::find_code("taric", "4802551500", {2019, 12, 31}), nullptr);
  EXPECT_NE(codes::find_code("taric", "4802551500", {2020, 1, 1}), nullptr);
  EXPECT_NE(codes::find_code("taric", "4802551500", kToday), nullptr);
}

TEST_F(Imported, AListOfTheUnitedKingdomIsUsed) {
  EXPECT_EQ(codes::find_code("gb.additionalInformation", "ZZZ99", kToday), nullptr);
  use(imported("Code,Description\nZZZ99,To come\n", "list.csv", "gb.additionalInformation"));
  EXPECT_NE(codes::find_code("gb.additionalInformation", "ZZZ99", kToday), nullptr);
  EXPECT_NE(codes::find_code("gb.additionalInformation", "00500", kToday), nullptr);
}

TEST_F(Imported, CusNumbersAreLookedUp) {
  constexpr std::string_view kRule = "identifiers.cus_number_adds_up";
  EXPECT_EQ(issues_of(a_declaration_of_paper(), kRule), 0U);
  const std::string before = R"({"messageInformation": {"snapshotDate": "2026-10-01"},
   "lists": {"CUSCode": {"listEntries": [
    {"state": "valid", "activeFrom": "2024-10-24", "code": ")";
  use(imported(before + "0010013-0\"}]}}}"));
  EXPECT_EQ(issues_of(a_declaration_of_paper(), kRule), 0U);
  use(imported(before + "0010001-6\"}]}}}"));
  EXPECT_EQ(issues_of(a_declaration_of_paper(), kRule), 1U);
}

TEST_F(Imported, NomenclatureAsCsvOrJsonIsTheSame) {
  use(
      imported("\xEF\xBB\xBF\"CNKEY\";\"CN_CODE\";\"NAME_DA\";\"SU\"\r\n"
               "1;01;LEVENDE DYR;\r\n2;0101 21 00;\"Racerene \"\"avlsdyr\"\"\";p/st\r\n"
               "3;;Andre;\r\n4;0101 29 10;Til slagtning;-\r\n",
               "CN2027_DA.csv"));
  EXPECT_EQ(codes::supplementary_unit("01012100", {2027, 1, 1}), "PST");
  EXPECT_EQ(codes::supplementary_unit("01012910", {2027, 1, 1}), "");
  EXPECT_EQ(codes::goods_text("01012100"), "Racerene \"avlsdyr\"");
  use(imported(
      R"([{"code": "01012100", "name": "x", "supplementaryUnit": "PST", "version": 2028}])"));
  EXPECT_EQ(codes::supplementary_unit("01012100", {2028, 1, 1}), "PST");
}

TEST_F(Imported, PlacesOfUneceNeedNoHeadings) {
  use(imported(",\"AD\",,\".ANDORRA\",,,,,,,,\n,\"AD\",\"EAC\",\"Esc\xE0s\",,,,,,,,\n"));
  EXPECT_EQ(codes::find_code("unLocode", "ADEAC", kToday)->label, "Esc\xC3\xA0s");
  EXPECT_EQ(codes::find_list("unLocode")->codes.size(), 1U);
  use(imported("Change,Country,Location,Name\n,AD,ALV,Andorra la Vella\n=,AD,XXX,Other name\n"));
  EXPECT_EQ(codes::find_list("unLocode")->codes.size(), 1U);
}

TEST_F(Imported, AnyListOfCodesJoinsTheOneThatIsNamed) {
  use(imported("Code,Description,Valid from\nQ001,Product identifier,2026-11-01\n", "docs.csv",
               "supportingDocumentType"));
  EXPECT_NE(codes::find_code("supportingDocumentType", "Q001", {2026, 11, 1}), nullptr);
  EXPECT_EQ(codes::find_code("supportingDocumentType", "Q001", {2026, 10, 31}), nullptr);
  EXPECT_NE(codes::find_code("supportingDocumentType", "N380", kToday), nullptr);
}

TEST_F(Imported, ChangesTheHashOfTheRuleSet) {
  const std::string before(rule_set_hash());
  EXPECT_EQ(before, built_in_rule_set_hash());
  use(imported(kCsRd2));
  const std::string with_one(rule_set_hash());
  EXPECT_EQ(with_one.size(), 64U);
  EXPECT_NE(with_one, before);
  use(imported(kOffices));
  EXPECT_NE(rule_set_hash(), with_one);
  use(imported(kCsRd2));
  EXPECT_EQ(rule_set_hash(), with_one);
  use_built_in_data();
  EXPECT_EQ(rule_set_hash(), before);
}

TEST(Import, SaysWhatItCannotRead) {
  EXPECT_EQ(code_of(imported("\x1F\x8B\x08")), "refdata_compressed");
  EXPECT_EQ(code_of(imported("PK\x03\x04")), "refdata_compressed");
  EXPECT_EQ(code_of(imported("")), "refdata_unknown_file");
  EXPECT_EQ(code_of(imported("some text\n")), "refdata_unknown_file");
  EXPECT_EQ(code_of(imported("Code,Description\nA,B\n")), "refdata_list_missing");
  EXPECT_EQ(code_of(imported("Code,Description\nA,B\n", "f", "nothing")), "refdata_list_unknown");
  EXPECT_EQ(code_of(imported("Code,Description\nA B,C\n", "f", "country")), "refdata_malformed");
  EXPECT_EQ(code_of(imported("CN_CODE,NAME\n0101,Horses\n", "nomenclature.csv")),
            "refdata_year_missing");
  EXPECT_EQ(code_of(imported("CN_CODE,NAME\n0101,Horses\n", "nomenclature.csv", "", 2027)),
            "imported");
  EXPECT_EQ(code_of(imported("CN_CODE,X\n0101,Horses\n")), "refdata_malformed");
  EXPECT_EQ(code_of(imported("Code,Description\nA,\"B\n")), "refdata_malformed");
  EXPECT_EQ(code_of(imported("\xFF\xFE"
                             "C")),
            "refdata_malformed");
  EXPECT_EQ(code_of(imported("{\"lists\": {}}")), "refdata_malformed");
  EXPECT_EQ(code_of(imported("{\"lists\": ")), "json_malformed");
}

TEST(Import, ComesBackHoweverAFileIsBroken) {
  const std::string table = "CN_CODE;NAME;SU\n0101 21 00;\"a\"\"b\";p/st\n0102;c;-\n";
  for (const std::string& whole : {std::string(kCsRd2), std::string(kOffices), table}) {
    for (std::size_t at = 0; at < whole.size(); ++at) {
      for (const char c : {'\0', '"', '\n', ';', '\xC3', '9', '{', ']'}) {
        std::string broken = whole;
        broken[at] = c;
        const auto bundle = imported(broken, "CN2027.csv");
        EXPECT_TRUE(!bundle || codes::read_bundle(bundle->text).has_value());
      }
    }
  }
}

TEST(UnitKey, TakesWhatTheOfficialJournalWrites) {
  EXPECT_EQ(unit_key("p/st"), "PST");
  EXPECT_EQ(unit_key("l alc. 100 %"), "L_ALC_100PCT");
  EXPECT_EQ(unit_key("1 000 kWh"), "1000_KWH");
  EXPECT_EQ(unit_key("m\xC2\xB2"), "M2");
  EXPECT_EQ(unit_key("kg P2O5"), "KG_P2O5");
  EXPECT_EQ(unit_key("KG_P2O5"), "KG_P2O5");
  EXPECT_EQ(unit_key("\xE2\x80\x94"), "");
  EXPECT_EQ(unit_key("new unit"), "new unit");
}

TEST(LabelText, IsOneLineOf300BytesOfWholeCharacters) {
  EXPECT_EQ(label_text(" a\tb\r\n"), "a b");
  const std::string cut = label_text(std::string(299, 'a') + "\xC3\xA6");
  EXPECT_EQ(cut, std::string(299, 'a'));
}

TEST(Csv, ReadsQuotesDividersAndLineEnds) {
  using Rows = std::vector<CsvRow>;
  EXPECT_EQ(*read_csv("a,b\n\"c,\n\"\"d\",\n"), (Rows{{"a", "b"}, {"c,\n\"d", ""}}));
  EXPECT_EQ(*read_csv("a;b;c,d\r\n\r\ne;f"), (Rows{{"a", "b", "c,d"}, {"e", "f"}}));
  EXPECT_EQ(*read_csv("a\tb\n"), (Rows{{"a", "b"}}));
  EXPECT_EQ(*read_csv(""), Rows{});
}

}  // namespace
}  // namespace quayside::wire
