// Which data set CDS derives from type, procedures and additional procedures.
#include "shared/rules/gb_derivation.h"

#include <gtest/gtest.h>

#include "shared/codes/code_list.h"
#include "shared/rules/data_set.h"

namespace quayside {
namespace {

struct Goods {
  const char* requested;
  const char* additional = "000";
};

std::string derived(const std::string& type, std::initializer_list<Goods> goods) {
  Declaration declaration;
  declaration.profile = "gb";
  declaration.declaration_type = type.substr(0, 2);
  if (type.size() > 2) declaration.additional_declaration_type = type.substr(2);
  for (const Goods& one : goods) {
    GoodsItem& item = declaration.goods_shipment.goods_items.emplace_back();
    item.procedure.requested = one.requested;
    item.additional_procedures.push_back({one.additional});
  }
  return std::string(gb_data_set_of(declaration));
}

TEST(GbDerivation, FollowsTypeAndProcedure) {
  const struct {
    const char* type;
    Goods goods;
    const char* data_set;
  } cases[] = {
      {"IMA", {"40"}, "H1"},        {"IMD", {"44"}, "H1"},        {"IMY", {"07"}, "H1"},
      {"IMZ", {"95"}, "H1"},        {"IMA", {"96"}, "H1"},        {"IMD", {"71"}, "H2"},
      {"IMA", {"53"}, "H3"},        {"IMZ", {"51"}, "H4"},        {"COA", {"40"}, "H5"},
      {"IMA", {"40", "1SG"}, "H8"}, {"IMD", {"07", "1EL"}, "H8"}, {"IMY", {"40", "1EN"}, "H8"},
      {"IMZ", {"40", "1LG"}, "H8"}, {"IMC", {"40", "1SG"}, "I1"}, {"IMZ", {"40", "1RD"}, "H1"},
      {"IMA", {"40", "1H7"}, "H7"}, {"IMC", {"40"}, "I1"},        {"IMF", {"61"}, "I1"},
      {"IMJ", {"00"}, "C21I"},      {"EXK", {"00"}, "C21E"},      {"EXA", {"10"}, "B1"},
      {"EXD", {"23"}, "B1"},        {"EXY", {"31"}, "B1"},        {"EXA", {"21"}, "B2"},
      {"EXD", {"22"}, "B2"},        {"EXC", {"31"}, "C1"},        {"EXE", {"10"}, "C1"},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(derived(one.type, {one.goods}), one.data_set) << one.type << one.goods.requested;
    EXPECT_NE(find_data_set("gb", one.data_set), nullptr) << one.data_set;
  }
}

TEST(GbDerivation, FillsInWhatADeclarationDoesNotState) {
  Declaration declaration;
  declaration.declaration_type = "IM";
  declaration.additional_declaration_type = "A";
  declaration.goods_shipment.goods_items.emplace_back().procedure.requested = "71";
  derive_missing_data_set(declaration);
  EXPECT_EQ(declaration.data_set, "");  // of no profile
  declaration.profile = "gb";
  derive_missing_data_set(declaration);
  EXPECT_EQ(declaration.data_set, "H2");
  declaration.data_set = "H1";
  derive_missing_data_set(declaration);
  EXPECT_EQ(declaration.data_set, "H1") << "what is stated stays, and a rule judges it";
}

TEST(GbDerivation, IsOfEachGoodsItem) {
  Declaration declaration;
  declaration.declaration_type = "IM";
  declaration.additional_declaration_type = "A";
  GoodsItem item;
  item.procedure.requested = "40";
  EXPECT_EQ(gb_data_set_of(declaration, item), "H1");
  item.additional_procedures.push_back({"1H7"});
  EXPECT_EQ(gb_data_set_of(declaration, item), "H7");
  item.procedure.requested = "";
  item.additional_procedures.clear();
  EXPECT_EQ(gb_data_set_of(declaration, item), "");
}

TEST(GbDerivation, TellsNothingWhereItCannot) {
  EXPECT_EQ(derived("IMA", {{"40"}, {"53"}}), "");         // CDS11005
  EXPECT_EQ(derived("IMA", {{"40", "1H7"}, {"40"}}), "");  // an H7 and an H1
  EXPECT_EQ(derived("IMA", {{"40", "1SG"}, {"40"}}), "");  // an H8 and an H1
  EXPECT_EQ(derived("IMA", {{"71", "1SG"}}), "");          // H8 releases goods only
  EXPECT_EQ(derived("IMA", {{"10"}}), "");                 // an export procedure
  EXPECT_EQ(derived("EXA", {{"40"}}), "");
  EXPECT_EQ(derived("COD", {{"10"}}), "");  // B4
  EXPECT_EQ(derived("IMQ", {{"00"}}), "");  // final supplementary
  EXPECT_EQ(derived("IMA", {{"1 "}}), "");  // a piece of two codes is none
  EXPECT_EQ(derived("IMA", {}), "");
  EXPECT_EQ(derived("", {{"40"}}), "");
}

TEST(DataSet, NamesCodeListsThatExist) {
  for (const DataSet& data_set : all_data_sets()) {
    for (const DataSetRow& row : data_set.rows) {
      if (!row.list.empty()) {
        EXPECT_NE(codes::find_list(row.list), nullptr) << row.pattern << " " << row.list;
      }
    }
  }
}

}  // namespace
}  // namespace quayside
