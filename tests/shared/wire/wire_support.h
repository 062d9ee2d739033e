// Helpers of the wire tests: reference files, and a declaration with something everywhere.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "shared/domain/fields.h"
#include "shared/rules/data_set.h"

namespace quayside::wire {

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Reference data is not part of this repository; a test that needs it is skipped without.
inline std::filesystem::path reference(const std::string& below) {
  return std::filesystem::path(QUAYSIDE_REFERENCE_DIR) / below;
}

/// The files of a reference folder with that ending, sorted; empty when it is absent.
inline std::vector<std::filesystem::path> reference_files(const std::string& folder,
                                                          const std::string& ending) {
  std::vector<std::filesystem::path> files;
  std::error_code absent;
  for (const auto& entry : std::filesystem::directory_iterator(reference(folder), absent)) {
    if (entry.path().extension() == ending) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

inline std::string repeated(const std::string& text, int count) {
  std::string result;
  for (int i = 0; i < count; ++i)
    result += text;
  return result;
}

/// Every leaf that the data set takes filled with a text of its own, every list with two elements,
/// or one where there can be no more.
inline Declaration a_full_declaration(const std::string& data_set = "H7",
                                      const std::string& profile = "dk") {
  Declaration declaration;
  const DataSet& rows = *find_data_set(profile, data_set);
  int next = 0;
  const auto fill = [&](const auto& self, const Node& node, const std::string& above) -> void {
    for (const MemberInfo& member : node.info->members) {
      const std::string pattern = above + "/" + std::string(member.field.name);
      const DataSetRow* row = find_row(rows, pattern, {2026, 11, 24});
      if (row == nullptr || row->presence == Presence::not_taken) continue;
      if (member.shape == Shape::leaf) node.text(member) = "T" + std::to_string(++next);
      if (member.shape == Shape::group) self(self, node.group(member), pattern);
      if (member.shape != Shape::list) continue;
      for (std::size_t i = 0; i < 2 && i < static_cast<std::size_t>(row->occurs_max); ++i) {
        member.insert(node.member(member), i);
        self(self, node.element(member, i), pattern + "/*");
      }
    }
  };
  fill(fill, root_node(declaration), "");
  declaration.profile = profile;
  declaration.data_set = data_set;
  if (data_set != "H7") declaration.additional_declaration_type = "A";
  return declaration;
}

/// A small H7 declaration as a trader would write it.
inline Declaration a_declaration() {
  Declaration declaration;
  declaration.profile = "dk";
  declaration.data_set = "H7";
  declaration.lrn = "QS-2026-000001";
  declaration.additional_declaration_type = "A";
  declaration.customs_office = "DK005600";
  declaration.submitter = {"12345678", "12345678"};
  declaration.declarant.identification_number = "DK12345678";
  GoodsShipment& shipment = declaration.goods_shipment;
  shipment.exporter = {"Lake & Sons <Ltd>", "", {"1 Quay Street", "CA", "K1A 0B1", "Ottawa"}};
  shipment.importer.identification_number = "DK87654321";
  shipment.gross_mass.text = "1.5";
  GoodsItem item;
  item.goods_item_number.text = "1";
  item.commodity.description_of_goods = "Notebooks of paper";
  item.commodity.commodity_code.harmonized_system_sub_heading_code = "482010";
  item.commodity.goods_measure.gross_mass.text = "1.5";
  item.additional_procedures = {{"C07"}};
  item.intrinsic_value = {"DKK", {"250.00"}};
  item.packagings.emplace_back();
  item.packagings.back().number_of_packages.text = "1";
  shipment.goods_items.push_back(item);
  return declaration;
}

}  // namespace quayside::wire
