// Helpers of the wire tests: reference files, and a declaration with something everywhere.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "shared/domain/fields.h"

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

/// Every leaf filled with a text of its own, every list with two elements.
inline Declaration a_full_declaration() {
  Declaration declaration;
  const auto fill = [](const auto& self, const Node& node, int& next) -> void {
    for (const MemberInfo& row : node.info->members) {
      if (row.shape == Shape::leaf) node.text(row) = "T" + std::to_string(++next);
      if (row.shape == Shape::group) self(self, node.group(row), next);
      if (row.shape != Shape::list) continue;
      for (std::size_t i = 0; i < 2; ++i) {
        row.insert(node.member(row), i);
        self(self, node.element(row, i), next);
      }
    }
  };
  int next = 0;
  fill(fill, root_node(declaration), next);
  declaration.profile = "dk";
  declaration.data_set = "H7";
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
  shipment.exporter = {"Lake & Sons <Ltd>", {"1 Quay Street", "CA", "K1A 0B1", "Ottawa"}};
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
