// The data sets against Annex B: what the EU Customs Data Model asks for in a column has a place in
// the model and a row in that data set, or kNotHere says why not.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>

#include "shared/domain/description.h"
#include "shared/rules/data_set.h"
#include "tests/support/csv.h"

namespace quayside::testing {
namespace {

// Patterns of the model by data element number ("13 04 018 019").
std::multimap<std::string, std::string> patterns_by_number() {
  std::multimap<std::string, std::string> found;
  const std::function<void(const StructInfo&, const std::string&, const std::string&)> walk =
      [&](const StructInfo& info, const std::string& pattern, const std::string& above) {
        for (const MemberInfo& member : info.members) {
          const std::string here = pattern + "/" + std::string(member.field.name);
          const std::string de = joined_de(above, member.field.de);
          if (!de.empty()) found.emplace(full_de(de), here);
          if (member.element == nullptr) continue;
          walk(*member.element, member.shape == Shape::list ? here + "/*" : here, de);
        }
      };
  walk(declaration_info(), "", "");
  return found;
}

struct Exception {
  const char* number;
  const char* data_sets;
  const char* reason;
};
constexpr Exception kNotHere[] = {
    {"15 08 001 000", "B1 C1", "no element of the Danish export messages of December 2025"},
    {"16 09 001 000", "H5", "status B, and no element of the Danish H5 message"},
};

bool is_exception(const std::string& number, std::string_view data_set) {
  for (const Exception& one : kNotHere) {
    if (number == one.number && std::string_view(one.data_sets).find(data_set) != std::string::npos)
      return true;
  }
  return false;
}

// A number that ends in 000 is a group of others, or an element with a single part.
bool is_group(const std::string& number) { return number.ends_with(" 000"); }

bool has_row(const std::multimap<std::string, std::string>& places, const DataSet& data_set,
             const std::string& number) {
  const auto [begin, end] = places.equal_range(number);
  for (auto place = begin; place != end; ++place) {
    for (const DataSetRow& row : data_set.rows) {
      if (row.pattern == place->second) return true;
    }
  }
  return false;
}

TEST(AnnexB, IsAskedForByTheDanishDataSets) {
  const std::string path = std::string(QUAYSIDE_REFERENCE_DIR) + "/eu/eucdm/de_matrix_H_I_B_C.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no reference material at " << path;
  const auto places = patterns_by_number();
  const std::vector<CsvRow> rows = read_csv(path);
  int asked = 0;
  for (const DataSet& data_set : all_data_sets()) {
    if (data_set.profile != "dk") continue;
    const auto column = std::find(rows[0].begin(), rows[0].end(), data_set.name);
    ASSERT_NE(column, rows[0].end()) << data_set.name;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      const std::string& number = rows[i][0];
      const std::string& status = rows[i][static_cast<std::size_t>(column - rows[0].begin())];
      if (status.empty() || (is_group(number) && places.count(number) == 0)) continue;
      ++asked;
      EXPECT_NE(has_row(places, data_set, number), is_exception(number, data_set.name))
          << data_set.name << " " << number << " " << rows[i][2] << " (" << status << ")";
    }
  }
  std::cout << asked << " data elements of seven columns looked at\n";
  EXPECT_GT(asked, 700);
}

}  // namespace
}  // namespace quayside::testing
