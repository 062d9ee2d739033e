// Reader and writer of declarations, and the mapping that both walk.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "shared/wire/dms.h"
#include "shared/wire/wco_map.h"
#include "tests/shared/wire/wire_support.h"
#include "tests/shared/wire/xml_compare.h"

namespace quayside::wire {

bool operator==(const NotCarried& a, const NotCarried& b) {
  return a.path == b.path && a.value == b.value;
}
void PrintTo(const NotCarried& part, std::ostream* out) {
  *out << part.path << " = " << part.value;
}

namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kOpen =
    "<d:Declaration xmlns:d=\"urn:wco:datamodel:WCO:DEC-DMS:2\">"
    "<d:FunctionCode>9</d:FunctionCode><d:ProcedureCategory>H7</d:ProcedureCategory>";
constexpr const char* kClose = "</d:Declaration>";

std::string message(const std::string& inner) { return kOpen + inner + kClose; }

ReadDeclaration read(const std::string& xml) {
  const Result<ReadDeclaration> result = read_dms_declaration(xml);
  EXPECT_TRUE(result) << result.error().code << ": " << result.error().message;
  return result ? *result : ReadDeclaration{};
}

std::string code_of(const std::string& xml) {
  const Result<ReadDeclaration> result = read_dms_declaration(xml);
  if (result) return "read";
  EXPECT_FALSE(result.error().hint.empty());
  return result.error().code;
}

// --- The mapping -------------------------------------------------------------------------------

TEST(DmsMap, BringsEveryFieldOfEveryDataSetBack) {
  for (const DataSet& data_set : all_data_sets()) {
    if (data_set.profile != "dk") continue;
    const Declaration full = a_full_declaration(std::string(data_set.name));
    EXPECT_THAT(not_written(full), IsEmpty()) << data_set.name;
    const ReadDeclaration back = read(write_declaration(full));
    EXPECT_THAT(back.not_carried, IsEmpty()) << data_set.name;
    for (const Difference& difference : differences(full, back.declaration)) {
      ADD_FAILURE() << data_set.name << " " << difference.at.text() << " " << difference.before
                    << " " << difference.after;
    }
  }
}

TEST(DmsMap, SaysWhatTheMessageLacks) {
  Declaration declaration = a_declaration();
  declaration.deferred_payments.push_back({"DK123"});
  declaration.goods_shipment.location_of_goods.postcode_address.postcode = "1000";
  declaration.goods_shipment.goods_items[0].procedure.requested = "40";
  EXPECT_THAT(not_written(declaration),
              ElementsAre(FieldPointer("/goodsShipment/locationOfGoods/postcodeAddress/postcode"),
                          FieldPointer("/goodsShipment/goodsItems/0/procedure/requested")));
}

// --- Writing -----------------------------------------------------------------------------------

TEST(DmsWriter, WritesANewDeclaration) {
  const std::vector<std::string> lines = xml_lines(write_declaration(a_declaration()));
  EXPECT_THAT(lines, Contains("/Declaration/FunctionCode = 9"));
  EXPECT_THAT(lines, Contains("/Declaration/ProcedureCategory = H7"));
  EXPECT_THAT(lines, Contains("/Declaration/TypeCode = IMA"));
  EXPECT_THAT(lines, Contains("/Declaration/GoodsShipment/Consignor/Name = Lake & Sons <Ltd>"));
  EXPECT_THAT(lines, Contains("/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/Commodity/"
                              "InvoiceLine/ItemChargeAmount currencyID=DKK = 250.00"));
  EXPECT_THAT(lines, Contains("/Declaration/GoodsShipment/GovernmentAgencyGoodsItem/"
                              "GovernmentProcedure/PreviousCode = 00"));
}

TEST(DmsWriter, WritesNothingThatIsEmpty) {
  const std::string xml = write_declaration(Declaration{});
  EXPECT_THAT(xml_lines(xml), ElementsAre("/Declaration = ", "/Declaration/FunctionCode = 9"));
  Declaration declaration = a_declaration();
  declaration.declarant.name = " \t";
  declaration.goods_shipment.supporting_documents.resize(3);
  declaration.goods_shipment.supporting_documents[1].type = "N380";
  declaration.goods_shipment.transport_and_insurance_costs.currency = "DKK";
  const std::string written = write_declaration(declaration);
  EXPECT_THAT(written, Not(HasSubstr("Freight")));
  EXPECT_THAT(written, Not(HasSubstr("></")));
  const std::vector<std::string> lines = xml_lines(written);
  EXPECT_THAT(lines, Contains("/Declaration/GoodsShipment/SupportingDocument/SequenceNumeric = 1"));
  EXPECT_THAT(lines, Not(Contains(HasSubstr("Declarant/Name"))));
}

TEST(DmsWriter, TrimsAndStaysWellFormedWhateverItIsGiven) {
  Declaration declaration = a_declaration();
  declaration.lrn = "  L1 ";
  declaration.declarant.name = std::string("a\0b\x01<&>\"'\xFF\xEF\xBF\xBF]]>\r\n c", 20);
  const std::string xml = write_declaration(declaration);
  const Result<ReadDeclaration> back = read_dms_declaration(xml);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->declaration.lrn, "L1");
  EXPECT_EQ(back->declaration.declarant.name, "a b <&>\"'\xEF\xBF\xBD ]]>\r\n c");
}

TEST(DmsWriter, NumbersTheElementsOfAList) {
  const std::vector<std::string> lines = xml_lines(write_declaration(a_full_declaration()));
  std::vector<std::string> numbers;
  for (const std::string& line : lines) {
    if (line.find("/Packaging/SequenceNumeric") != std::string::npos) {
      numbers.push_back(line.substr(line.rfind(' ') + 1));
    }
  }
  EXPECT_THAT(numbers, ElementsAre("1", "2", "1", "2"));
}

TEST(DmsWriter, CountsTheSealsThatItWrites) {
  Declaration declaration = a_declaration();
  declaration.data_set = "B1";
  declaration.goods_shipment.transport_equipment = {{"CSQU3054383", {}, {{"S1"}, {""}, {"S2"}}}};
  const std::vector<std::string> lines = xml_lines(write_declaration(declaration));
  EXPECT_THAT(lines, Contains(EndsWith("/SealsAffixedQuantity = 2")));
}

TEST(DmsWriter, PutsTheProcedureBeforeTheAdditionalOnes) {
  std::vector<std::string> codes;
  for (const std::string& line : xml_lines(write_declaration(a_declaration()))) {
    const std::string name = "/GovernmentProcedure/";
    const std::size_t at = line.find(name);
    if (at != std::string::npos) codes.push_back(line.substr(at + name.size()));
  }
  EXPECT_THAT(codes, ElementsAre("SequenceNumeric = 1", "CurrentCode = 40", "PreviousCode = 00",
                                 "SequenceNumeric = 2", "CurrentCode = C07"));
}

TEST(DmsWriter, TellsPhoneFromEmail) {
  Declaration declaration;
  declaration.representative.contact_persons = {{"A", "+45 1", "a@example.org"}};
  declaration.declarant.contact_persons = {{"B", "+45 2", ""}};
  const std::vector<std::string> lines = xml_lines(write_declaration(declaration));
  EXPECT_THAT(lines, Contains("/Declaration/Agent/Contact/name = A"));
  EXPECT_THAT(lines, Contains("/Declaration/Declarant/Contact/Name = B"));
  EXPECT_THAT(lines, Contains("/Declaration/Agent/Contact/Communication/TypeCode = EM"));
  EXPECT_THAT(lines, Not(Contains("/Declaration/Declarant/Contact/Communication/TypeCode = EM")));
}

// --- Reading -----------------------------------------------------------------------------------

TEST(DmsReader, ReadsAnyPrefix) {
  const std::string xml = message("<d:FunctionalReferenceID>L1</d:FunctionalReferenceID>");
  EXPECT_EQ(read(xml).declaration.lrn, "L1");
  const std::string unprefixed = replaced(replaced(xml, "d:", ""), "xmlns:d", "xmlns");
  EXPECT_EQ(read(replaced(unprefixed, "xmlns:d=", "xmlns=")).declaration.lrn, "L1");
  EXPECT_EQ(read("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?>" + xml).declaration.lrn, "L1");
}

TEST(DmsReader, TrimsValues) {
  const ReadDeclaration result =
      read(message("<d:FunctionalReferenceID>\n  L1\xC2\xA0</d:FunctionalReferenceID>"));
  EXPECT_EQ(result.declaration.lrn, "L1");
}

TEST(DmsReader, JoinsTextAroundCommentsAndCdata) {
  const ReadDeclaration result = read(
      message("<d:FunctionalReferenceID>L<!-- x -->1<![CDATA[<2>]]></d:FunctionalReferenceID>"));
  EXPECT_EQ(result.declaration.lrn, "L1<2>");
}

TEST(DmsReader, ListsWhatItHasNoPlaceFor) {
  const ReadDeclaration result =
      read(message("<d:ID schemeID=\"s\">M1</d:ID><d:TypeCode>COR</d:TypeCode>"
                   "<d:Amendment><d:ChangeReasonCode>5</d:ChangeReasonCode></d:Amendment>"
                   "<d:DeclarationOfficeID>A<d:x>y</d:x></d:DeclarationOfficeID>"
                   "<d:DeclarationOfficeID>B</d:DeclarationOfficeID>"
                   "<d:Declarant listID=\"7\">loose<d:Address/></d:Declarant>"));
  EXPECT_THAT(
      result.not_carried,
      ElementsAre(NotCarried{"Declaration/ID/@schemeID", "s"}, NotCarried{"Declaration/ID", "M1"},
                  NotCarried{"Declaration/TypeCode", "COR"},
                  NotCarried{"Declaration/Amendment/ChangeReasonCode", "5"},
                  NotCarried{"Declaration/DeclarationOfficeID[1]/x", "y"},
                  NotCarried{"Declaration/DeclarationOfficeID[2]", "B"},
                  NotCarried{"Declaration/Declarant/@listID", "7"},
                  NotCarried{"Declaration/Declarant", "loose"}));
  EXPECT_EQ(result.declaration.customs_office, "A");
}

TEST(DmsReader, ListsConstantsWithAnotherValue) {
  const ReadDeclaration result =
      read(replaced(message("<d:GoodsShipment><d:GovernmentAgencyGoodsItem>"
                            "<d:Commodity><d:Classification><d:ID>482010</d:ID>"
                            "<d:IdentificationTypeCode>TSP</d:IdentificationTypeCode>"
                            "</d:Classification></d:Commodity>"
                            "<d:GovernmentProcedure><d:CurrentCode>42</d:CurrentCode>"
                            "<d:PreviousCode>00</d:PreviousCode></d:GovernmentProcedure>"
                            "<d:GovernmentProcedure><d:CurrentCode>C07</d:CurrentCode>"
                            "</d:GovernmentProcedure>"
                            "</d:GovernmentAgencyGoodsItem></d:GoodsShipment>"),
                    "Code>9<", "Code>4<"));
  const std::string item = "Declaration/GoodsShipment/GovernmentAgencyGoodsItem";
  EXPECT_THAT(
      result.not_carried,
      ElementsAre(NotCarried{"Declaration/FunctionCode", "4"},
                  NotCarried{item + "/Commodity/Classification/IdentificationTypeCode", "TSP"},
                  NotCarried{item + "/GovernmentProcedure[1]/CurrentCode", "42"}));
  ASSERT_EQ(result.declaration.goods_shipment.goods_items.size(), 1u);
  const GoodsItem& read_item = result.declaration.goods_shipment.goods_items[0];
  ASSERT_EQ(read_item.additional_procedures.size(), 1u);
  EXPECT_EQ(read_item.additional_procedures[0].code, "C07");
}

TEST(DmsReader, ListsElementsOfAnotherNamespace) {
  const ReadDeclaration result =
      read(message("<e:FunctionalReferenceID xmlns:e=\"urn:other\">L1</e:FunctionalReferenceID>"));
  EXPECT_THAT(result.not_carried,
              ElementsAre(NotCarried{"Declaration/FunctionalReferenceID", "L1"}));
}

TEST(DmsReader, ReadsContactsInAnyOrder) {
  const ReadDeclaration result =
      read(message("<d:Agent><d:Contact><d:name>A</d:name>"
                   "<d:Communication><d:ID>1</d:ID><d:TypeCode>TEL</d:TypeCode></d:Communication>"
                   "<d:Communication><d:ID>a@b</d:ID><d:TypeCode>EM</d:TypeCode></d:Communication>"
                   "<d:Communication><d:ID>2</d:ID><d:TypeCode>FX</d:TypeCode></d:Communication>"
                   "</d:Contact></d:Agent>"));
  ASSERT_EQ(result.declaration.representative.contact_persons.size(), 1u);
  EXPECT_EQ(result.declaration.representative.contact_persons[0].phone_number, "1");
  EXPECT_EQ(result.declaration.representative.contact_persons[0].email_address, "a@b");
  EXPECT_THAT(result.not_carried,
              Contains(NotCarried{"Declaration/Agent/Contact/Communication[3]/ID", "2"}));
}

TEST(DmsReader, RefusesADoctype) {
  EXPECT_EQ(code_of("<!DOCTYPE x>" + message("")), "xml_doctype");
  EXPECT_EQ(code_of("<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>" + message("&c;")),
            "xml_doctype");
  EXPECT_EQ(code_of("<!DOCTYPE x [" + message("")), "xml_doctype");
}

TEST(DmsReader, RefusesOtherEncodings) {
  EXPECT_EQ(code_of("<?xml version='1.0' encoding='ISO-8859-1'?>" + message("")), "xml_encoding");
  EXPECT_EQ(code_of(message("\xE6")), "xml_encoding");
  EXPECT_EQ(code_of(std::string("\xFF\xFE<\0", 4)), "xml_encoding");
  EXPECT_EQ(code_of(std::string("<\0?\0", 4)), "xml_encoding");
}

TEST(DmsReader, RefusesWhatIsNotWellFormed) {
  for (const std::string& xml :
       {std::string(), std::string("x"), std::string("<a>"), message("<d:a></d:b>"),
        message("") + message(""), message("&unknown;"), message("& "), message("&#0;"),
        message("&#xD800;"), message("&#x110000;"), message("<d:a b='1' b='2'/>"),
        message(std::string("\0", 1)), message("\x01"), std::string("<!-- only -->")}) {
    EXPECT_EQ(code_of(xml), "xml_malformed") << xml;
  }
  EXPECT_EQ(code_of(message("<![CDATA[& &x;]]><!-- & --><?p & ?>&amp;&#xE6;")), "read");
}

TEST(DmsReader, HasLimits) {
  EXPECT_EQ(code_of(message(std::string(kMessageBytesMax, ' '))), "xml_too_large");
  EXPECT_EQ(code_of(message(repeated("<d:a>", 63) + repeated("</d:a>", 63))), "read");
  EXPECT_EQ(code_of(message(repeated("<d:a>", 64) + repeated("</d:a>", 64))), "xml_too_deep");
  EXPECT_EQ(code_of(message(repeated("<d:a>", 300000) + repeated("</d:a>", 300000))),
            "xml_too_deep");
  const auto items = [](int count) {
    return message("<d:GoodsShipment>" + repeated("<d:GovernmentAgencyGoodsItem/>", count) +
                   "</d:GoodsShipment>");
  };
  EXPECT_EQ(code_of(items(9999)), "read");
  EXPECT_EQ(code_of(items(10000)), "xml_too_large");
  const std::string longest(64 * 1024, 'x');
  EXPECT_EQ(code_of(message("<d:ID>x</d:ID><d:Declarant><d:Name>" + longest +
                            "x</d:Name></d:Declarant>")),
            "xml_too_large");
  EXPECT_LE(read(message(repeated("<d:a/>", 20000))).not_carried.size(), 9999u);
}

TEST(DmsReader, RefusesOtherMessages) {
  EXPECT_EQ(code_of("<Notification/>"), "message_not_a_declaration");
  EXPECT_EQ(code_of("<Declaration><ProcedureCategory>H7</ProcedureCategory></Declaration>"),
            "message_not_a_declaration");
  EXPECT_EQ(code_of(replaced(message(""), "H7", "X9")), "message_data_set_not_supported");
  EXPECT_EQ(code_of(replaced(message(""), "DEC-DMS:2", "DEC-DMS:3")), "message_not_a_declaration");
}

}  // namespace
}  // namespace quayside::wire
