#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "shared/domain/fields.h"
#include "shared/wire/dms.h"
#include "tests/shared/wire/tables.h"
#include "tests/shared/wire/wire_support.h"
#include "tests/support/csv.h"

namespace quayside::wire {
namespace {

std::string at(const std::string& pointer) { return from_dms_pointer(pointer).text(); }

TEST(DmsPointer, OfThePublishedTextsIsUnderstood) {
  EXPECT_EQ(at("$.customsOfficeRoles[?(@.customsOfficeRole-\nType == '96')].customsOfficeID"),
            "/customsOffice");
  EXPECT_EQ(at("\n   $.consignmentShipment[?(@.sequenceNumber == 1)]"
               ".goodsItems[?(@.se-\nquenceNumber == 1] \n"),
            "/goodsShipment/goodsItems/0");
  EXPECT_EQ(at("$.type"), "/additionalDeclarationType");
  const std::string location =
      "$.consignmentShipment[?(@.sequenceNumber |  == 0)].loca-\n"
      "tions[?(@.locationRoleType == '14')]";
  EXPECT_EQ(at(location), "/goodsShipment/locationOfGoods");
  EXPECT_EQ(at(location + ".locationId"), "/goodsShipment/locationOfGoods/unLocode");
  EXPECT_EQ(at(location + ".locationIdentificationType"),
            "/goodsShipment/locationOfGoods/qualifierOfIdentification");
  EXPECT_EQ(at(location + ".customsOfficeID"), "/goodsShipment/locationOfGoods/customsOffice");
  // H7 has no invoice total: nothing of it is known.
  EXPECT_EQ(at("$.invoiceAmount.value"), "");
}

TEST(DmsPointer, EndsAtTheNearestKnownParent) {
  const std::string item = "$.consignmentShipment[0].goodsItems[?(@.sequenceNumber == 3)]";
  EXPECT_EQ(at(item + ".somethingNew.value"), "/goodsShipment/goodsItems/2");
  EXPECT_EQ(at(item + ".sequenceNumber"), "/goodsShipment/goodsItems/2/goodsItemNumber");
  EXPECT_EQ(at(item + ".supportingDocuments[?(@.type == 'N380')].type"),
            "/goodsShipment/goodsItems/2/supportingDocuments");
  EXPECT_EQ(at(item + ".supportingDocument[?(@.sequenceNumber == '2')].type"),
            "/goodsShipment/goodsItems/2/supportingDocuments/1/type");
  EXPECT_EQ(at(item + ".commodity.goodsMeasure.grossMass"),
            "/goodsShipment/goodsItems/2/commodity/goodsMeasure/grossMass");
  EXPECT_EQ(at("$.consignmentShipment.consignor.name"), "/goodsShipment/exporter/name");
}

TEST(DmsPointer, MayBeAnElementPath) {
  const std::string item = "/Declaration/GoodsShipment/GovernmentAgencyGoodsItem[2]";
  EXPECT_EQ(at(item), "/goodsShipment/goodsItems/1");
  EXPECT_EQ(at(item + "/Commodity/GoodsMeasure/GrossMassMeasure"),
            "/goodsShipment/goodsItems/1/commodity/goodsMeasure/grossMass");
  EXPECT_EQ(at(item + "/Commodity/InvoiceLine/ItemChargeAmount"),
            "/goodsShipment/goodsItems/1/intrinsicValue/amount");
  EXPECT_EQ(at(item + "/Freight/rate/@currencyID"),
            "/goodsShipment/goodsItems/1/transportAndInsuranceCosts/currency");
  EXPECT_EQ(at("ns2:Declaration/ns2:GoodsShipment/ns2:Consignment/ns2:GoodsLocation/ns2:Name"),
            "/goodsShipment/locationOfGoods/unLocode");
  EXPECT_EQ(at("*/DeclarationOfficeID"), "/customsOffice");
  EXPECT_EQ(at("/*[local-name()='Declaration']/*[local-name()='TypeCode']"),
            "/additionalDeclarationType");
  EXPECT_EQ(at("Declaration/GoodsShipment/GovernmentAgencyGoodsItem[SequenceNumeric='4']/UCR/"
               "TraderAssignedReferenceID"),
            "/goodsShipment/goodsItems/3/referenceNumberUcr");
}

TEST(DmsPointer, OfASectionAboutOneFieldIsThatField) {
  EXPECT_EQ(at("*/PresentationOffice"), "/customsOfficeOfPresentation");
  EXPECT_EQ(at("*/PresentationOffice/ID"), "/customsOfficeOfPresentation");
  EXPECT_EQ(at("*/CurrencyExchange"), "");  // currency and rate
}

TEST(DmsPointer, CountsProceduresAsTheyAreWritten) {
  const std::string item = "Declaration/GoodsShipment/GovernmentAgencyGoodsItem[1]";
  EXPECT_EQ(at(item + "/GovernmentProcedure[1]/CurrentCode"), "/goodsShipment/goodsItems/0");
  EXPECT_EQ(at(item + "/GovernmentProcedure[2]/CurrentCode"),
            "/goodsShipment/goodsItems/0/additionalProcedures/0/code");
  EXPECT_EQ(at("Declaration/Agent/Contact[1]/Communication[2]/ID"),
            "/representative/contactPersons/0");
}

TEST(DmsPointer, EndsAtTheListWhenNoElementIsNamed) {
  EXPECT_EQ(at("Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Packaging"),
            "/goodsShipment/goodsItems");
  EXPECT_EQ(at("$.consignmentShipment.goodsItems[*].packagings"), "/goodsShipment/goodsItems");
  EXPECT_EQ(at("Declaration/GoodsShipment/GovernmentAgencyGoodsItem[0]"),
            "/goodsShipment/goodsItems");
  EXPECT_EQ(at("Declaration/GoodsShipment/GovernmentAgencyGoodsItem[99999]"),
            "/goodsShipment/goodsItems");
}

TEST(DmsPointer, OfNothingKnownIsEmpty) {
  for (const char* pointer :
       {"", "$", "$.", "$..", "/", "//", "Declaration", "Nothing/Here", "$[", "$.[?(", "]", "[[[",
        "$.x[?(@.a == 'b", "::", "/Declaration/Amendment"}) {
    EXPECT_EQ(at(pointer), "") << pointer;
  }
  EXPECT_EQ(at("$." + std::string(100000, 'x')), "");
}

// Of the elements of all import data sets; the table has [0] for each number.
std::vector<std::string> pointers_of_denmark() {
  const auto path = reference("eu/skat_dms-public/rules/DMS_IMPORT_mapping_COMBINED.csv");
  std::vector<std::string> pointers;
  if (!std::filesystem::exists(path)) return pointers;
  const auto rows = quayside::testing::read_csv(path.string());
  const auto column = std::find(rows[0].begin(), rows[0].end(), "XML Xpath") - rows[0].begin();
  for (std::size_t i = 1; i < rows.size(); ++i)
    pointers.push_back(replaced(rows[i].at(static_cast<std::size_t>(column)), "[0]", "[1]"));
  return pointers;
}

TEST(DmsPointer, OfEveryElementLeadsToAFieldOrItsNearestParent) {
  const std::vector<std::string> pointers = pointers_of_denmark();
  if (pointers.empty()) GTEST_SKIP() << "the tables of Danish customs are not at hand";
  EXPECT_GT(pointers.size(), 300U);
  std::set<std::string> unknown;
  Table table("pointers_dk", kPointerColumns);
  for (const std::string& pointer : pointers) {
    const FieldPointer place = from_dms_pointer(pointer);
    table.add(pointer_row(pointer, place));
    if (place.is_root()) unknown.insert(pointer.substr(0, pointer.find_first_of("/[", 2)));
    // No more than what is said: the parent of a pointer never leads further than the pointer.
    const std::string parent = at(pointer.substr(0, pointer.rfind('/')));
    EXPECT_TRUE(place.text().starts_with(parent)) << pointer << " " << place.text();
  }
  // The message itself, currency and rate of the declaration, and the application for a simplified
  // authorisation, which no data set here takes.
  EXPECT_THAT(unknown, ::testing::ElementsAre("*", "*/AdmissionUseProcessingAuthorisation",
                                              "*/CurrencyExchange", "*/Extensions",
                                              "*/FunctionCode", "*/ID"));
}

TEST(DmsPointer, NamesAPlaceOfTheModel) {
  const Declaration full = a_full_declaration();
  for (const char* pointer :
       {"$.consignmentShipment.goodsItems[1].packagings[0].numberOfPackages",
        "Declaration/GoodsShipment/DomesticDutyTaxParty[2]/RoleCode",
        "Declaration/GoodsShipment/Consignment/Freight/rate", "Declaration/Declarant/Contact[1]"}) {
    const FieldPointer place = from_dms_pointer(pointer);
    EXPECT_TRUE(find_place(full, place)) << pointer << " gave " << place.text();
  }
}

}  // namespace
}  // namespace quayside::wire
