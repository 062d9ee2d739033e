// Messages of the United Kingdom: what is read, written and refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "shared/wire/cds.h"
#include "shared/wire/dms.h"
#include "tests/shared/wire/wire_support.h"
#include "tests/shared/wire/xml_compare.h"

namespace quayside::wire {
namespace {

using testing::Contains;
using testing::IsEmpty;

ReadDeclaration read(const std::string& xml) {
  Result<ReadDeclaration> result = read_cds_declaration(xml);
  EXPECT_TRUE(result);
  return result ? std::move(*result) : ReadDeclaration{};
}

std::string code_of(const std::string& xml) {
  const Result<ReadDeclaration> result = read_cds_declaration(xml);
  if (result) return "read";
  EXPECT_FALSE(result.error().hint.empty());
  return result.error().code;
}

std::vector<std::string> left_out(const std::string& xml) {
  std::vector<std::string> lines;
  for (const NotCarried& part : read(xml).not_carried)
    lines.push_back(part.path + " = " + part.value);
  return lines;
}

// What the form fixes: the type says whether it is an export, the first six digits are the code of
// the Harmonized System.
Declaration a_full_british(const std::string& data_set) {
  Declaration full = a_full_declaration(data_set, "gb");
  const bool is_export = data_set[0] == 'B' || data_set == "C1" || data_set == "C21E";
  full.declaration_type = is_export ? "EX" : "IM";
  full.additional_declaration_type = "A";
  for (GoodsItem& item : full.goods_shipment.goods_items) {
    CommodityCode& code = item.commodity.commodity_code;
    if (!code.harmonized_system_sub_heading_code.empty()) {
      code.harmonized_system_sub_heading_code = "610310";
    }
  }
  return full;
}

TEST(CdsMap, BringsEveryFieldOfEveryDataSetBack) {
  for (const DataSet& data_set : all_data_sets()) {
    if (data_set.profile != "gb" || data_set.name.empty()) continue;
    const Declaration full = a_full_british(std::string(data_set.name));
    for (const FieldPointer& at : not_written(full))
      ADD_FAILURE() << data_set.name << " has no element for " << at.text();
    const ReadDeclaration back = read(write_declaration(full));
    EXPECT_THAT(back.not_carried, IsEmpty()) << data_set.name;
    for (const Difference& difference : differences(full, back.declaration)) {
      if (difference.at.text() == "/dataSet") continue;  // derived from codes
      ADD_FAILURE() << data_set.name << " " << difference.at.text() << " " << difference.before
                    << " " << difference.after;
    }
  }
}

TEST(CdsReader, ReadsWithAndWithoutNamespaceAndMetaData) {
  const std::string body =
      "<FunctionCode>9</FunctionCode><FunctionalReferenceID>L1</FunctionalReferenceID>"
      "<TypeCode>IMA</TypeCode></Declaration>";
  const std::string bare = "<Declaration>" + body;
  const std::string named = "<Declaration xmlns=\"urn:wco:datamodel:WCO:DEC-DMS:2\">" + body;
  const std::vector<std::string> messages = {bare, named, "<MetaData>" + bare + "</MetaData>",
                                             "<MetaData>" + named + "</MetaData>"};
  for (const std::string& xml : messages) {
    const ReadDeclaration message = read(xml);
    EXPECT_EQ(message.declaration.profile, "gb");
    EXPECT_EQ(message.declaration.lrn, "L1");
    EXPECT_EQ(message.declaration.declaration_type, "IM");
    EXPECT_EQ(message.declaration.additional_declaration_type, "A");
    EXPECT_THAT(message.not_carried, IsEmpty());
  }
}

TEST(CdsReader, ListsACountThatIsNotSo) {
  const std::string two =
      "<Declaration><FunctionCode>9</FunctionCode>"
      "<GoodsItemQuantity>2</GoodsItemQuantity></Declaration>";
  EXPECT_THAT(left_out(two), Contains("Declaration/GoodsItemQuantity = 2"));
}

TEST(CdsReader, RefusesWhatIsNoDeclaration) {
  EXPECT_EQ(code_of(""), "xml_malformed");
  EXPECT_EQ(code_of("<a>"), "xml_malformed");
  EXPECT_EQ(code_of("<a/>"), "message_not_a_declaration");
  EXPECT_EQ(code_of("<MetaData/>"), "message_not_a_declaration");
  EXPECT_EQ(code_of("<Declaration xmlns='urn:other'/>"), "message_not_a_declaration");
  EXPECT_EQ(code_of("<!DOCTYPE a [<!ENTITY b 'c'>]><Declaration/>"), "xml_doctype");
}

TEST(CdsWriter, WritesNothingThatIsEmpty) {
  Declaration declaration;
  declaration.profile = "gb";
  declaration.goods_shipment.goods_items.emplace_back();
  const std::vector<std::string> lines = xml_lines(write_declaration(declaration));
  EXPECT_EQ(lines.size(), 8U);
  EXPECT_THAT(lines, Contains("/MetaData/ResponsibleAgencyName = HMRC"));
  EXPECT_THAT(lines, Contains("/MetaData/Declaration/FunctionCode = 9"));
}

TEST(Messages, AreToldApartByTheirContent) {
  const Result<ReadDeclaration> danish = read_declaration(write_declaration(a_declaration()));
  ASSERT_TRUE(danish);
  EXPECT_EQ(danish->declaration.profile, "dk");
  const Result<ReadDeclaration> british = read_declaration(write_declaration(a_full_british("H1")));
  ASSERT_TRUE(british);
  EXPECT_EQ(british->declaration.profile, "gb");
}

}  // namespace
}  // namespace quayside::wire
