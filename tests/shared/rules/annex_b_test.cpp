// The data sets against Annex B: what the EU Customs Data Model asks for in a column has a place in
// the model and a row in that data set, or kNotHere says why not; its format and status are those
// of Annex B, or tests/vectors/annex_b_differences.csv says why not.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <iostream>
#include <map>

#include "shared/domain/description.h"
#include "shared/domain/fields.h"
#include "shared/rules/data_set.h"
#include "shared/rules/rule.h"
#include "tests/support/csv.h"
#include "tests/support/vectors.h"

namespace quayside::testing {
namespace {

struct Place {
  std::string pattern;
  const MemberInfo* member;
};
using Places = std::multimap<std::string, Place>;

// Places of the model by data element number ("13 04 018 019").
Places places_by_number() {
  Places found;
  const std::function<void(const StructInfo&, const std::string&, const std::string&)> walk =
      [&](const StructInfo& info, const std::string& pattern, const std::string& above) {
        for (const MemberInfo& member : info.members) {
          const std::string here = pattern + "/" + std::string(member.field.name);
          const std::string de = joined_de(above, member.field.de);
          if (!de.empty()) found.emplace(full_de(de), Place{here, &member});
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

template <class Visit>
void for_each_row(const Places& places, const DataSet& data_set, const std::string& number,
                  Visit visit) {
  const auto [begin, end] = places.equal_range(number);
  for (auto place = begin; place != end; ++place) {
    for (const DataSetRow& row : data_set.rows) {
      if (row.pattern == place->second.pattern) visit(row, *place->second.member);
    }
  }
}

bool has_row(const Places& places, const DataSet& data_set, const std::string& number) {
  bool found = false;
  for_each_row(places, data_set, number, [&](const auto&, const auto&) { found = true; });
  return found;
}

TEST(AnnexB, IsAskedForByTheDanishDataSets) {
  const std::string path = std::string(QUAYSIDE_REFERENCE_DIR) + "/eu/eucdm/de_matrix_H_I_B_C.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no reference material at " << path;
  const Places places = places_by_number();
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

const char* status_of(Presence presence) {
  switch (presence) {
    case Presence::required:
      return "required";
    case Presence::conditional:
      return "conditional";
    case Presence::optional:
      return "optional";
    case Presence::not_taken:
      return "not taken";
  }
  return "";
}

// A is mandatory, though a footnote may make it conditional; B is for the Member State to decide; C
// is for the declarant.
bool fits(const std::string& status, Presence presence) {
  if (status == "A") return presence == Presence::required || presence == Presence::conditional;
  if (status == "C") return presence == Presence::optional || presence == Presence::conditional;
  return true;
}

bool stands_in(const std::string& place, const std::string& group) {
  return place == group || (place.starts_with(group) && place[group.size()] == '/');
}

// An issue at a place is about an element when the one stands within the other; of the shipment or
// of a goods item as a whole nothing is said here.
bool is_about(const std::string& place, const std::string& element) {
  if (place == "/goodsShipment" || place == "/goodsShipment/goodsItems/*") return false;
  return stands_in(place, element) || stands_in(element, place);
}

// Empties the places of `patterns`; says whether anything stood there.
bool empty_all(Declaration& declaration, const std::vector<std::string>& patterns) {
  std::vector<FieldPointer> given;
  for_each_leaf(declaration, [&](const quayside::Place& leaf) {
    const std::string pattern = leaf.pointer.pattern();
    const auto holds = [&](const std::string& one) { return stands_in(pattern, one); };
    if (!leaf.text().empty() && std::any_of(patterns.begin(), patterns.end(), holds)) {
      given.push_back(leaf.pointer);
    }
  });
  for (const FieldPointer& at : given)
    set_text(declaration, at, "");
  return !given.empty();
}

// A rule about an element may be shown by a vector of another data set; what a data set asks for
// says nothing about another one.
bool decides_in(const DataSet& data_set, const Rule& rule, const std::string& vector_data_set) {
  if (vector_data_set == data_set.name) return true;
  if (rule.id.starts_with("data_set.")) return false;
  const auto& names = rule.data_sets;
  return names.empty() || std::find(names.begin(), names.end(), data_set.name) != names.end();
}

// Whether some vector without issues that holds the element gets one at it, by a rule of the data
// set, when it is taken out on all levels.
bool is_missed(const DataSet& data_set, const std::vector<std::string>& patterns) {
  static const std::vector<Vector> vectors = all_vectors(QUAYSIDE_SOURCE_DIR);
  for (const Vector& one : vectors) {
    if (!one.expect.empty() || one.declaration.profile != data_set.profile) continue;
    Declaration without = one.declaration;
    if (!empty_all(without, patterns)) continue;
    for (const Issue& issue : validate(without, one.as_of).issues) {
      if (!decides_in(data_set, *issue.rule, one.declaration.data_set)) continue;
      for (const FieldPointer& at : issue.at) {
        for (const std::string& pattern : patterns) {
          if (is_about(at.pattern(), pattern)) return true;
        }
      }
    }
  }
  return false;
}

bool is_left_to_a_rule(const Places& places, const DataSet& data_set, const std::string& number,
                       std::vector<std::string>& patterns) {
  bool conditional = false;
  for_each_row(places, data_set, number, [&](const DataSetRow& row, const auto&) {
    patterns.emplace_back(row.pattern);
    conditional |= row.presence == Presence::conditional;
  });
  return conditional;
}

// Number, what differs, how it is here and in Annex B; and in which data sets.
using Differences = std::map<std::array<std::string, 4>, std::string>;

Differences differences_from(const std::vector<CsvRow>& rows) {
  const Places places = places_by_number();
  Differences found;
  for (const DataSet& data_set : all_data_sets()) {
    if (data_set.profile != "dk") continue;
    const auto column = std::find(rows[0].begin(), rows[0].end(), data_set.name);
    for (std::size_t i = 1; i < rows.size() && column != rows[0].end(); ++i) {
      const std::string& status = rows[i][static_cast<std::size_t>(column - rows[0].begin())];
      if (status.empty()) continue;
      const auto add = [&](const char* what, const std::string& here, const std::string& there) {
        std::string& data_sets = found[{rows[i][0], what, here, there}];
        const std::string name(data_set.name);
        if (data_sets.find(name) == std::string::npos)
          data_sets += (data_sets.empty() ? "" : " ") + name;
      };
      for_each_row(places, data_set, rows[i][0], [&](const DataSetRow& row, const auto& member) {
        if (!fits(status, row.presence)) add("status", status_of(row.presence), status);
        if (member.shape != Shape::leaf || rows[i][3].empty()) return;
        const std::string format = format_at(row, member).to_string();
        if (format != rows[i][3]) add("format", format, rows[i][3]);
      });
      std::vector<std::string> patterns;
      if (status == "A" && is_left_to_a_rule(places, data_set, rows[i][0], patterns) &&
          !is_missed(data_set, patterns)) {
        add("absence", "accepted", status);
      }
    }
  }
  return found;
}

TEST(AnnexB, HasOtherFormatsAndStatusesOnlyWhereTheTableSaysWhy) {
  const std::string path = std::string(QUAYSIDE_REFERENCE_DIR) + "/eu/eucdm/de_matrix_H_I_B_C.csv";
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no reference material at " << path;
  Differences explained;
  for (const CsvRow& row :
       read_table(std::string(QUAYSIDE_SOURCE_DIR) + "/tests/vectors/annex_b_differences.csv")) {
    ASSERT_EQ(row.size(), 6U) << row[0];
    EXPECT_FALSE(row[5].empty()) << row[0] << " gives no reason";
    explained[{row[0], row[1], row[2], row[3]}] = row[4];
  }
  const Differences found = differences_from(read_csv(path));
  for (const auto& [key, data_sets] : found) {
    const auto row = explained.find(key);
    const bool is_explained = row != explained.end() && row->second == data_sets;
    EXPECT_TRUE(is_explained) << key[0] << ',' << key[1] << ',' << key[2] << ",\"" << key[3]
                              << "\"," << data_sets;
  }
  EXPECT_EQ(found.size(), explained.size());
}

}  // namespace
}  // namespace quayside::testing
