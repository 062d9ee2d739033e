// Messages about a declaration that customs has: what they hold, and what they refuse to be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/wire/cds.h"
#include "shared/wire/dms.h"
#include "shared/wire/json.h"
#include "shared/wire/requests.h"
#include "tests/shared/wire/wire_support.h"
#include "tests/shared/wire/xml_compare.h"

namespace quayside::wire {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kMrn = "26DK0123456789ABR0";

Ask an_amendment() { return {RequestName::amendment, kMrn, "5", "The mass was mistyped"}; }

std::vector<std::string> lines_of(const Result<Message>& message) {
  EXPECT_TRUE(message) << message.error().code;
  if (!message) return {};
  return xml_lines(write_message(message->declaration, message->rest));
}

std::string code_of(const Result<Message>& message) {
  return message ? "made" : message.error().code;
}

Declaration a_british() {
  Declaration declaration;
  declaration.profile = "gb";
  declaration.lrn = "LRN1";
  declaration.declaration_type = "IM";
  declaration.additional_declaration_type = "A";
  declaration.submitter.identification_number = "GB150454489082";
  GoodsShipment& shipment = declaration.goods_shipment;
  shipment.exporter.name = "Lake & Sons";
  shipment.exporter.address = {"1 Quay Street", "CA", "K1A 0B1", "Ottawa"};
  shipment.total_packages.text = "5";
  for (const char* number : {"1", "2", "3"}) {
    GoodsItem item;
    item.goods_item_number.text = number;
    item.item_amount_invoiced.text = "100";
    item.invoice_currency = "GBP";
    item.commodity.description_of_goods = std::string("Paper ") + number;
    item.packagings.resize(2);
    item.packagings[0] = {"BX", {"1"}, "MARK 1"};
    item.packagings[1] = {"CT", {"2"}, "MARK 2"};
    shipment.goods_items.push_back(item);
  }
  return declaration;
}

Ask a_british_amendment() { return {RequestName::amendment, "23GBDFSUDLJ2X59AR7", "32", "Typo"}; }

// --- Denmark -----------------------------------------------------------------------------------

TEST(DanishAmendment, HoldsTheDeclarationAsItIsToBe) {
  const Declaration before = a_declaration();
  Declaration after = before;
  after.goods_shipment.gross_mass.text = "2.5";
  const std::vector<std::string> lines = lines_of(amendment_of(before, after, an_amendment()));
  for (const char* line :
       {"/Declaration/FunctionCode = 4", "/Declaration/TypeCode = COR",
        "/Declaration/ID = 26DK0123456789ABR0", "/Declaration/Amendment/SequenceNumeric = 1",
        "/Declaration/Amendment/ChangeReasonCode = 5",
        "/Declaration/Amendment/ChangeReasonText = The mass was mistyped",
        "/Declaration/GoodsShipment/GoodsMeasure/GrossMassMeasure = 2.5",
        "/Declaration/GoodsShipment/Consignor/Name = Lake & Sons <Ltd>"}) {
    EXPECT_THAT(lines, Contains(line));
  }
}

TEST(DanishAmendment, ComesBackAsTheDraftAndTheRequest) {
  const Declaration before = a_declaration();
  Declaration after = before;
  after.goods_shipment.gross_mass.text = "2.5";
  const Result<Message> message = amendment_of(before, after, an_amendment());
  ASSERT_TRUE(message);
  const Result<ReadDeclaration> read =
      read_dms_declaration(write_message(message->declaration, message->rest));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->rest.request.kind, "amendment");
  EXPECT_EQ(read->rest.request.mrn, kMrn);
  ASSERT_EQ(read->rest.request.amendments.size(), 1U);
  EXPECT_EQ(read->rest.request.amendments[0].reason_code, "5");
  EXPECT_TRUE(read->not_carried.empty());
  after.additional_declaration_type.clear();  // no part of an amendment
  EXPECT_EQ(read->declaration, after);
}

TEST(DanishAmendment, IsRefusedWhenItCannotBe) {
  const Declaration before = a_declaration();
  Declaration after = before;
  EXPECT_EQ(code_of(amendment_of(before, after, an_amendment())), "nothing_changed");
  after.lrn = "ANOTHER";
  EXPECT_EQ(code_of(amendment_of(before, after, an_amendment())), "nothing_changed");
  after.additional_declaration_type = "D";
  EXPECT_EQ(code_of(amendment_of(before, after, an_amendment())), "not_amendable");
  after = before;
  after.goods_shipment.gross_mass.text = "9";
  Ask ask = an_amendment();
  ask.mrn = "26DK0123";
  EXPECT_EQ(code_of(amendment_of(before, after, ask)), "mrn_malformed");
  ask = an_amendment();
  ask.reason_code = "10";  // by customs only
  EXPECT_EQ(code_of(amendment_of(before, after, ask)), "reason_malformed");
  ask = an_amendment();
  ask.reason_text = " too few  ";
  EXPECT_EQ(code_of(amendment_of(before, after, ask)), "reason_malformed");
  ask.reason_text = std::string(513, 'x');
  EXPECT_EQ(code_of(amendment_of(before, after, ask)), "reason_malformed");
}

struct Unamendable {
  std::string type;
  std::string at;
  std::string code;
};

// CWMREJ_2.xml of customs' examples is such a rejection.
TEST(DanishAmendment, NamesTheRuleThatForbidsIt) {
  const Unamendable changes[] = {
      {"IM", "/additionalDeclarationType", "DK3037"},
      {"IM", "/goodsShipment/goodsItems/0/goodsItemNumber", "DK3038"},
      {"IM", "/goodsShipment/goodsItems/0/procedure/requested", "DK3040"},
      {"IM", "/goodsShipment/goodsItems/0/additionalProcedures/0/code", "DK3040"},
      {"EX", "/security", "DK3039"},
      {"EX", "/customsOfficeOfExit", "DK4041"},
      {"EX", "/goodsShipment/exporter/identificationNumber", "DK4040"},
      {"EX", "/declarant/identificationNumber", "DK4040"},
      {"IM", "/declarant/name", ""},
      {"IM", "/goodsShipment/goodsItems/0/commodity/descriptionOfGoods", ""},
  };
  for (const Unamendable& change : changes) {
    Declaration before = a_declaration();
    before.declaration_type = change.type;
    Declaration after = before;
    ASSERT_TRUE(set_text(after, FieldPointer(change.at), "9")) << change.at;
    const auto fixed = fixed_places(before, after, differences(before, after));
    const Result<Message> message = amendment_of(before, after, an_amendment());
    if (change.code.empty()) {
      EXPECT_TRUE(fixed.empty()) << change.at;
      EXPECT_TRUE(message) << change.at;
      continue;
    }
    ASSERT_EQ(fixed.size(), 1U) << change.at;
    EXPECT_EQ(fixed[0].code, change.code) << change.at;
    ASSERT_FALSE(message);
    EXPECT_NE(message.error().message.find(change.code), std::string::npos);
  }
}

TEST(DanishAmendment, TakesAGoodsItemMoreOrLess) {
  Declaration before = a_declaration();
  Declaration after = before;
  after.goods_shipment.goods_items.push_back(after.goods_shipment.goods_items[0]);
  after.goods_shipment.goods_items[1].goods_item_number.text = "2";
  EXPECT_TRUE(fixed_places(before, after, differences(before, after)).empty());
  EXPECT_TRUE(fixed_places(after, before, differences(after, before)).empty());
}

TEST(Presentation, IsOfWhatWasPreLodged) {
  Declaration declaration = a_declaration();
  declaration.additional_declaration_type = "A";
  EXPECT_EQ(code_of(request_of(declaration, {RequestName::presentation, kMrn, "", ""})),
            "not_pre_lodged");
  declaration.additional_declaration_type = "D";
  EXPECT_TRUE(request_of(declaration, {RequestName::presentation, kMrn, "", ""}));
}

TEST(DanishInvalidation, HoldsOnlyWhatSaysWhichAndWhy) {
  const Result<Message> message = request_of(
      a_declaration(), {RequestName::invalidation, kMrn, "124", "Declared twice by mistake"});
  EXPECT_THAT(lines_of(message),
              ElementsAre("/Declaration = ", "/Declaration/FunctionCode = 1",
                          "/Declaration/ProcedureCategory = H7",
                          "/Declaration/FunctionalReferenceID = QS-2026-000001",
                          "/Declaration/ID = 26DK0123456789ABR0", "/Declaration/TypeCode = INV",
                          "/Declaration/Submitter = ", "/Declaration/Submitter/Name = 12345678",
                          "/Declaration/Submitter/ID = 12345678",
                          "/Declaration/Amendment = ", "/Declaration/Amendment/SequenceNumeric = 1",
                          "/Declaration/Amendment/ChangeReasonCode = 124",
                          "/Declaration/Amendment/ChangeReasonText = Declared twice by mistake"));
}

TEST(DanishRepayment, NeedsItsApplication) {
  Ask ask{RequestName::repayment, kMrn, "", "", {}};
  EXPECT_EQ(code_of(request_of(a_declaration(), ask)), "application_missing");
  ask.repayment.type = "REP";
  ask.repayment.legal_basis = "A";
  ask.repayment.date = "20261124";
  const std::vector<std::string> lines = lines_of(request_of(a_declaration(), ask));
  const std::string application = "/Declaration/RepaymentRemissionAuthorisation";
  EXPECT_THAT(lines, Contains(application + "/ApplicationCodeType = REP"));
  EXPECT_THAT(lines, Contains(application + "/ApplicationDate formatCode=304 = 20261124"));
  EXPECT_THAT(lines, Contains("/Declaration/TypeCode = RRA"));
}

TEST(DanishSupplementary, StandsUnderTheSimplifiedDataSet) {
  Declaration full = a_declaration();
  full.data_set = "H1";
  const std::vector<std::string> lines =
      lines_of(request_of(full, {RequestName::supplementary, kMrn, "", "", {}}));
  EXPECT_THAT(lines, Contains("/Declaration/ProcedureCategory = I1"));
  EXPECT_THAT(lines, Contains("/Declaration/FunctionCode = 34"));
  EXPECT_THAT(lines, Contains("/Declaration/TypeCode = SUP"));
}

TEST(DanishPresentation, SaysWhereTheGoodsAre) {
  Declaration declaration = a_declaration();
  declaration.data_set = "H1";
  declaration.additional_declaration_type = "D";
  declaration.goods_shipment.location_of_goods.type_of_location = "B";
  const std::vector<std::string> lines =
      lines_of(request_of(declaration, {RequestName::presentation, kMrn, "", "", {}}));
  EXPECT_THAT(lines, Contains("/Declaration/FunctionCode = 24"));
  EXPECT_THAT(lines, Contains("/Declaration/GoodsShipment/Consignment/GoodsLocation/TypeCode = B"));
  EXPECT_THAT(lines, Not(Contains(HasSubstr("GovernmentAgencyGoodsItem"))));
  EXPECT_THAT(lines, Not(Contains(HasSubstr("DeclarationOfficeID"))));
}

// --- United Kingdom ----------------------------------------------------------------------------

// "67A1/68A2/93A1.144": the pointers of the amendments, without the declaration's own step.
std::vector<std::string> pointers_of(const Result<Message>& message) {
  std::vector<std::string> pointers;
  if (!message) return {message.error().code};
  for (const Amendment& amendment : message->rest.request.amendments) {
    std::string text;
    for (const PointerStep& step : amendment.pointer) {
      if (step.section != "42A") text += (text.empty() ? "" : "/") + step.section + step.sequence;
      if (!step.tag.empty()) text += "." + step.tag;
    }
    pointers.push_back(text);
  }
  return pointers;
}

TEST(BritishAmendment, PointsToWhatChangedAndSendsIt) {
  const Declaration before = a_british();
  Declaration after = before;
  after.goods_shipment.goods_items[1].item_amount_invoiced.text = "999";
  const Result<Message> message = amendment_of(before, after, a_british_amendment());
  EXPECT_THAT(pointers_of(message), ElementsAre("67A1/68A2/23A1/79A1.112"));
  const std::vector<std::string> lines = lines_of(message);
  EXPECT_THAT(
      std::vector<std::string>(lines.begin() + 6, lines.end()),
      ElementsAre(
          "/MetaData/Declaration = ", "/MetaData/Declaration/FunctionCode = 13",
          "/MetaData/Declaration/FunctionalReferenceID = LRN1",
          "/MetaData/Declaration/ID = 23GBDFSUDLJ2X59AR7", "/MetaData/Declaration/TypeCode = COR",
          "/MetaData/Declaration/AdditionalInformation = ",
          "/MetaData/Declaration/AdditionalInformation/StatementDescription = Typo",
          "/MetaData/Declaration/AdditionalInformation/StatementTypeCode = AES",
          "/MetaData/Declaration/AdditionalInformation/Pointer = ",
          "/MetaData/Declaration/AdditionalInformation/Pointer/SequenceNumeric = 1",
          "/MetaData/Declaration/AdditionalInformation/Pointer/DocumentSectionCode = 42A",
          "/MetaData/Declaration/AdditionalInformation/Pointer = ",
          "/MetaData/Declaration/AdditionalInformation/Pointer/SequenceNumeric = 1",
          "/MetaData/Declaration/AdditionalInformation/Pointer/DocumentSectionCode = 06A",
          "/MetaData/Declaration/Amendment = ",
          "/MetaData/Declaration/Amendment/ChangeReasonCode = 32",
          "/MetaData/Declaration/Amendment/Pointer = ",
          "/MetaData/Declaration/Amendment/Pointer/SequenceNumeric = 1",
          "/MetaData/Declaration/Amendment/Pointer/DocumentSectionCode = 42A",
          "/MetaData/Declaration/Amendment/Pointer = ",
          "/MetaData/Declaration/Amendment/Pointer/SequenceNumeric = 1",
          "/MetaData/Declaration/Amendment/Pointer/DocumentSectionCode = 67A",
          "/MetaData/Declaration/Amendment/Pointer = ",
          "/MetaData/Declaration/Amendment/Pointer/SequenceNumeric = 2",
          "/MetaData/Declaration/Amendment/Pointer/DocumentSectionCode = 68A",
          "/MetaData/Declaration/Amendment/Pointer = ",
          "/MetaData/Declaration/Amendment/Pointer/SequenceNumeric = 1",
          "/MetaData/Declaration/Amendment/Pointer/DocumentSectionCode = 23A",
          "/MetaData/Declaration/Amendment/Pointer = ",
          "/MetaData/Declaration/Amendment/Pointer/SequenceNumeric = 1",
          "/MetaData/Declaration/Amendment/Pointer/DocumentSectionCode = 79A",
          "/MetaData/Declaration/Amendment/Pointer/TagID = 112",
          "/MetaData/Declaration/GoodsShipment = ",
          "/MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem = ",
          "/MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/SequenceNumeric = 2",
          "/MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Commodity = ",
          "/MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Commodity/InvoiceLine = ",
          "/MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Commodity/InvoiceLine/"
          "ItemChargeAmount currencyID=GBP = 999"));
}

// As in HMRC's sample of a complex amendment: the section around a change is sent whole.
TEST(BritishAmendment, SendsSectionsWhole) {
  const Declaration before = a_british();
  Declaration after = before;
  after.goods_shipment.exporter.address.city = "Toronto";
  after.goods_shipment.goods_items[0].packagings[1].number_of_packages.text = "3";
  const Result<Message> message = amendment_of(before, after, a_british_amendment());
  EXPECT_THAT(pointers_of(message), ElementsAre("57A1/04A1.241", "67A1/68A1/93A2.144"));
  const std::vector<std::string> lines = lines_of(message);
  const std::string item = "/MetaData/Declaration/GoodsShipment/GovernmentAgencyGoodsItem";
  EXPECT_THAT(lines, Contains("/MetaData/Declaration/Exporter/Name = Lake & Sons"));
  EXPECT_THAT(lines, Contains(item + "/Packaging/MarksNumbersID = MARK 1"));
  EXPECT_THAT(lines, Contains(item + "/Packaging/QuantityQuantity = 3"));
  EXPECT_THAT(lines, Not(Contains(HasSubstr("Commodity"))));
  EXPECT_EQ(message->declaration.goods_shipment.goods_items.size(), 1U);
}

TEST(BritishAmendment, SaysHowManyItemsThereAreWhenThatChanges) {
  const Declaration before = a_british();
  Declaration after = before;
  after.goods_shipment.goods_items.erase(after.goods_shipment.goods_items.begin() + 1);
  Result<Message> message = amendment_of(before, after, a_british_amendment());
  EXPECT_THAT(pointers_of(message), ElementsAre(".228", "67A1/68A2"));
  EXPECT_THAT(lines_of(message), Contains("/MetaData/Declaration/GoodsItemQuantity = 2"));
  EXPECT_THAT(lines_of(message), Not(Contains(HasSubstr("GovernmentAgencyGoodsItem"))));

  after = before;
  after.goods_shipment.goods_items.push_back(before.goods_shipment.goods_items[0]);
  after.goods_shipment.goods_items.back().goods_item_number.text = "4";
  message = amendment_of(before, after, a_british_amendment());
  EXPECT_THAT(pointers_of(message), ElementsAre(".228", "67A1/68A4"));
  EXPECT_THAT(lines_of(message), Contains("/MetaData/Declaration/GoodsItemQuantity = 4"));
  ASSERT_EQ(message->declaration.goods_shipment.goods_items.size(), 1U);
  Declaration alone = before;
  alone.goods_shipment = {};
  alone.goods_shipment.goods_items.push_back(after.goods_shipment.goods_items.back());
  alone.submitter = {};
  EXPECT_EQ(message->declaration, alone);
}

TEST(BritishAmendment, PointsToASectionThatComesOrGoes) {
  const Declaration before = a_british();
  Declaration after = before;
  after.goods_shipment.exporter = {};
  after.representative.identification_number = "GB123456789012";
  EXPECT_THAT(pointers_of(amendment_of(before, after, a_british_amendment())),
              ElementsAre("05A1", "57A1"));
}

TEST(BritishAmendment, ComesBackTheSame) {
  const Declaration before = a_british();
  Declaration after = before;
  after.goods_shipment.total_packages.text = "6";
  after.goods_shipment.goods_items[2].packagings.erase(
      after.goods_shipment.goods_items[2].packagings.begin());
  const Result<Message> message = amendment_of(before, after, a_british_amendment());
  ASSERT_TRUE(message);
  const std::string xml = write_message(message->declaration, message->rest);
  const Result<ReadDeclaration> read = read_cds_declaration(xml);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->not_carried.empty());
  EXPECT_EQ(write_message(read->declaration, read->rest), xml);
}

TEST(BritishCancellation, GivesTheReasonAndTheSubmitter) {
  const std::vector<std::string> lines = lines_of(request_of(
      a_british(), {RequestName::invalidation, "23GBDFSUDLJ2X59AR7", "2", "Duplicate", {}}));
  EXPECT_THAT(lines, Contains("/MetaData/Declaration/TypeCode = INV"));
  EXPECT_THAT(lines, Contains("/MetaData/Declaration/Submitter/ID = GB150454489082"));
  EXPECT_THAT(lines, Contains("/MetaData/Declaration/Amendment/ChangeReasonCode = 2"));
  EXPECT_THAT(lines,
              Contains("/MetaData/Declaration/AdditionalInformation/StatementTypeCode = AES"));
  EXPECT_THAT(lines, Not(Contains(HasSubstr("GoodsShipment"))));
}

TEST(BritishRequests, AreThoseOfTheUnitedKingdom) {
  const Ask repayment{RequestName::repayment, "23GBDFSUDLJ2X59AR7", "", "", {}};
  EXPECT_EQ(code_of(request_of(a_british(), repayment)), "request_not_of_profile");
  const Ask cancel{RequestName::invalidation, "23GBDFSUDLJ2X59AR7", "9", "Why not", {}};
  EXPECT_EQ(code_of(request_of(a_british(), cancel)), "reason_malformed");
  const Ask presentation{RequestName::presentation, "23GBDFSUDLJ2X59AR7", "", "", {}};
  EXPECT_EQ(code_of(request_of(a_british(), presentation)), "not_pre_lodged");
  Declaration early = a_british();
  early.additional_declaration_type = "D";
  EXPECT_THAT(lines_of(request_of(early, presentation)),
              Contains("/MetaData/Declaration/TypeCode = GPR"));
}

// --- What no declaration has a place for --------------------------------------------------------

constexpr const char* kOpen =
    "<d:Declaration xmlns:d=\"urn:wco:datamodel:WCO:DEC-DMS:2\" xmlns:x=\"urn:other\">"
    "<d:FunctionCode>9</d:FunctionCode><d:ProcedureCategory>H7</d:ProcedureCategory>";

TEST(Extras, StandAtTheirPlaceAgain) {
  const std::string xml = std::string(kOpen) +
                          "<d:Novelty a=\"1\"><x:Part>of &lt; it</x:Part></d:Novelty>"
                          "<d:FunctionalReferenceID z=\"2\">L1</d:FunctionalReferenceID>"
                          "<d:Novelty>2</d:Novelty><d:Novelty>3</d:Novelty>"
                          "<d:GoodsShipment><d:GovernmentAgencyGoodsItem>"
                          "<d:SequenceNumeric>1</d:SequenceNumeric><d:New>4</d:New>"
                          "</d:GovernmentAgencyGoodsItem><d:UCR><d:OnlyNew>5</d:OnlyNew></d:UCR>"
                          "</d:GoodsShipment><d:Last/></d:Declaration>";
  const Result<ReadDeclaration> read = read_dms_declaration(xml);
  ASSERT_TRUE(read);
  std::vector<std::string> before = xml_lines(xml);
  std::vector<std::string> after = xml_lines(write_message(read->declaration, read->rest));
  const auto is_always = [](const std::string& line) {  // what H7 says of every item
    return line.find("/GovernmentProcedure") != std::string::npos;
  };
  std::erase_if(after, is_always);
  EXPECT_EQ(before, after);
}

TEST(Extras, OfHostileFilesAreRefusedOrLeftOut) {
  const auto written = [](const std::string& extra) {
    const Result<ReadDeclaration> read = read_declaration(
        "{\"profile\":\"dk\",\"dataSet\":\"H7\",\"lrn\":\"L1\",\"extras\":[" + extra + "]}");
    return read ? write_message(read->declaration, read->rest) : read.error().code;
  };
  const std::string plain = written("");
  EXPECT_THAT(written(R"({"in":"Declaration","xml":"<a/>"})"), HasSubstr("<a"));
  for (const char* extra :
       {R"({"in":"Declaration","xml":"<a>"})", R"({"in":"Declaration","xml":"<a/><b/>"})",
        R"({"in":"Declaration","xml":"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})",
        R"({"in":"Nowhere","xml":"<a/>"})", R"({"in":"Declaration[9]","xml":"<a/>"})",
        R"({"in":"Declaration","attribute":"xmlns","value":"urn:other"})",
        R"({"in":"Declaration","attribute":"a b=\"1\" c","value":"1"})", R"({"in":""})", "{}"}) {
    EXPECT_EQ(xml_lines(written(extra)), xml_lines(plain)) << extra;
  }
  EXPECT_EQ(written(R"({"in":1})"), "json_wrong_type");
  EXPECT_EQ(written(R"({"other":"1"})"), "json_unknown_member");
  EXPECT_EQ(xml_lines(written("{\"in\":\"Declaration\",\"xml\":\"<a>" + std::string(20000, 'x') +
                              "</a>\"}")),
            xml_lines(plain));
  EXPECT_EQ(xml_lines(written("{\"in\":\"Declaration\",\"xml\":\"" + repeated("<a>", 64) +
                              repeated("</a>", 64) + "\"}")),
            xml_lines(plain));
}

TEST(Extras, AreBoundedWhenAMessageHoldsManyAndLarge) {
  const std::string xml = std::string(kOpen) + repeated("<d:N>1</d:N>", 5000) + "<d:L>" +
                          std::string(20000, 'x') + "</d:L></d:Declaration>";
  const Result<ReadDeclaration> read = read_dms_declaration(xml);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->not_carried.size(), 5001U);
  EXPECT_LE(read->rest.extras.size(), 999U);
  EXPECT_GT(read->rest.extras.size(), 900U);
}

TEST(Messages, OfAnUnknownKindAreNeverANewDeclaration) {
  const std::string xml =
      replaced(std::string(kOpen), ">9<", ">6<") + "<d:TypeCode>BOD</d:TypeCode></d:Declaration>";
  Result<ReadDeclaration> read = read_dms_declaration(xml);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->rest.request.kind, "unknown");
  EXPECT_EQ(xml_lines(write_message(read->declaration, read->rest)), xml_lines(xml));
  read->rest.extras.clear();
  EXPECT_THAT(write_message(read->declaration, read->rest), Not(HasSubstr("FunctionCode")));
}

TEST(Messages, HoldTextsInOneSpelling) {
  const std::string xml =
      std::string(kOpen) +
      "<d:Submitter><d:Name>A\u030Arhus </d:Name></d:Submitter></d:Declaration>";
  const Result<ReadDeclaration> read = read_dms_declaration(xml);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->declaration.submitter.name, "Århus");
  Declaration typed = read->declaration;
  typed.submitter.name = " A\u030Arhus";
  EXPECT_THAT(xml_lines(write_declaration(typed)), Contains("/Declaration/Submitter/Name = Århus"));
  // What is signed is what was written: JSON keeps its bytes.
  EXPECT_THAT(declaration_to_canonical_json(typed), HasSubstr("A\u030Arhus"));
}

}  // namespace
}  // namespace quayside::wire
