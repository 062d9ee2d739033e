// Pointers of HMRC: those of its error tables lead to a field or to the nearest known parent.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "shared/domain/fields.h"
#include "shared/wire/cds.h"
#include "shared/wire/wco_map.h"
#include "tests/shared/wire/tables.h"
#include "tests/shared/wire/wire_support.h"

namespace quayside::wire {
namespace {

using testing::IsEmpty;

std::string at(const std::string& pointer) { return from_cds_pointer(pointer).text(); }

TEST(CdsPointer, LeadsToTheField) {
  EXPECT_EQ(at("42A/D026"), "/lrn");
  EXPECT_EQ(at("42A/67A[1]/103"), "/goodsShipment/natureOfTransaction");
  EXPECT_EQ(at("42A/67A/68A[2]/02A[3]/360"),
            "/goodsShipment/goodsItems/1/supportingDocuments/2/status");
  EXPECT_EQ(at("42A/57A/04A/241"), "/goodsShipment/exporter/address/city");
  EXPECT_EQ(at("42A/17C[2]/R145"), "/authorisations/1/type");
  EXPECT_EQ(at("42A/67A/68A[1]/23A/65A/126"),
            "/goodsShipment/goodsItems/0/commodity/goodsMeasure/grossMass");
  EXPECT_EQ(at("42A/109"), "/goodsShipment/invoice/amount");
}

TEST(CdsPointer, CountsProceduresAsTheyAreWritten) {
  const std::string item = "/goodsShipment/goodsItems/0";
  EXPECT_EQ(at("42A/67A/68A[1]/70A/166"), item + "/procedure/requested");
  EXPECT_EQ(at("42A/67A/68A[1]/70A[1]/161"), item + "/procedure/previous");
  EXPECT_EQ(at("42A/67A/68A[1]/70A[3]/166"), item + "/additionalProcedures/1/code");
}

TEST(CdsPointer, EndsWhereNoMoreIsKnown) {
  EXPECT_EQ(at("42A/67A/68A[4]"), "/goodsShipment/goodsItems/3");
  EXPECT_EQ(at("42A/67A/68A"), "/goodsShipment/goodsItems");
  EXPECT_EQ(at("42A/67A/68A/02A/360"), "/goodsShipment/goodsItems");
  EXPECT_EQ(at("42A/67A/68A[1]/23A/21A[3]/145"), "/goodsShipment/goodsItems/0");
  EXPECT_EQ(at("42A/67A/68A[1]/ZZZ/001"), "/goodsShipment/goodsItems/0");
  EXPECT_EQ(at("42A/67A/68A[1]/23A/93A[2]/144"),
            "/goodsShipment/goodsItems/0/packagings/1/numberOfPackages");
}

TEST(CdsPointer, OfASectionAboutOneFieldIsThatField) {
  EXPECT_EQ(at("42A/56A"), "/customsOfficeOfExit");
  EXPECT_EQ(at("42A/15C[1]"), "/customsOfficeOfPresentation");
  EXPECT_EQ(at("42A/40A"), "");  // currency and rate
}

TEST(CdsPointer, OfNothingKnownIsEmpty) {
  for (const char* pointer : {"", "/", "42A", "67A", "42A/06A[1]", "42A/[", "42A/[1]", "[[[",
                              "42A/67A[", "$.goodsItems", "42A//", "42A/06A/97A"}) {
    EXPECT_THAT(at(pointer), testing::AnyOf("", "/goodsShipment")) << pointer;
  }
  EXPECT_EQ(at("42A/06A[1]/97A"), "");
  EXPECT_EQ(at("42A/" + std::string(100000, 'x')), "");
  EXPECT_EQ(at("42A/67A/68A[99999999999999999999]/006"), "/goodsShipment/goodsItems");
}

// --- The tables of HMRC ------------------------------------------------------------------------

// What the rows of the form lead to, by their ids; a list counts its first element.
void collect(std::span<const XmlRow> rows, const std::string& ids, const std::string& place,
             std::map<std::string, std::set<std::string>>& leaves) {
  for (const XmlRow& row : rows) {
    if (row.id.empty()) continue;
    const std::string path = ids + "/" + std::string(row.id);
    std::string here = place;
    if (!row.place.empty()) here += "/" + std::string(row.place);
    if (row.kind == XmlKind::list) here += "/0";
    if (!is_leaf_row(row)) {
      collect(row.children, path, here, leaves);
    } else if (row.kind == XmlKind::measured) {
      leaves[path].insert(here + "/" + std::string(row.value));
    } else if (row.kind != XmlKind::constant) {
      leaves[path].insert(here);
    }
  }
}

// Each section of a pointer with the number 1, as a complete one has it.
std::string numbered(const std::string& pointer) {
  std::string result;
  for (std::size_t start = 0; start < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', start), pointer.size());
    result += pointer.substr(start, end - start);
    if (end < pointer.size()) result += "[1]/";
    start = end + 1;
  }
  return result;
}

TEST(CdsPointer, OfEveryElementOfTheFormLeadsToItsField) {
  std::map<std::string, std::set<std::string>> leaves;
  collect(cds_form().rows, "42A", "", leaves);
  EXPECT_GT(leaves.size(), 180U);
  for (const auto& [pointer, places] : leaves) {
    if (places.size() > 1) continue;  // told apart by more than their ids: see the other tests
    EXPECT_EQ(at(numbered(pointer)), *places.begin()) << pointer;
  }
}

std::vector<std::string> first_column(const std::filesystem::path& path) {
  std::vector<std::string> values;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);)
    values.push_back(line.substr(0, line.find(',')));
  if (!values.empty()) values.erase(values.begin());
  return values;
}

// The values of a member in a JSON text of HMRC: "wco": "42A.67A.$1".
std::vector<std::string> members(const std::filesystem::path& path, const std::string& opening) {
  const std::string text = file_text(path);
  std::vector<std::string> values;
  for (std::size_t from = text.find(opening); from != std::string::npos;
       from = text.find(opening, from)) {
    from += opening.size();
    values.push_back(text.substr(from, text.find('"', from) - from));
  }
  return values;
}

// "42A.67A.68A.$1.02A" to "42A/67A/68A[1]/02A".
std::string printed(const std::string& pointer) {
  std::string text = replaced(pointer, ".", "/");
  for (const char* number : {"1", "2", "9"})
    text = replaced(text, std::string("/$") + number, std::string("[") + number + "]");
  return text;
}

std::vector<std::string> pointers_of_hmrc() {
  std::vector<std::string> pointers = first_column(reference("gb/derived/pointer_map.csv"));
  for (const char* file : {"wco-to-exports-mapping.json", "exports-wco-mapping.json"}) {
    const auto path = reference(std::string("gb/hmrc_customs-declare-exports/") + file);
    for (const char* opening : {"\"wco\": \"", "\"wco\" : \""}) {
      for (const std::string& pointer : members(path, opening))
        pointers.push_back(printed(pointer));
    }
  }
  for (const std::string& pointer :
       members(reference("gb/hmrc_wco-dec/pointer_paths.json"), "\"42A"))
    pointers.push_back("42A" + pointer);
  return pointers;
}

TEST(CdsPointer, OfEveryTableLeadsToAFieldOrItsNearestParent) {
  const std::vector<std::string> pointers = pointers_of_hmrc();
  if (pointers.empty()) GTEST_SKIP() << "the tables of HMRC are not at hand";
  EXPECT_GT(pointers.size(), 1000U);
  std::set<std::string> unknown;
  Table table("pointers_gb", kPointerColumns);
  for (const std::string& pointer : pointers) {
    const std::string place = at(pointer);
    table.add(pointer_row(pointer, from_cds_pointer(pointer)));
    if (place.empty()) unknown.insert(pointer.substr(0, pointer.find_first_of("/[", 4)));
    // No more than what is said: the parent of a pointer never leads further than the pointer.
    const std::string parent = at(pointer.substr(0, pointer.rfind('/')));
    EXPECT_TRUE(place.rfind(parent, 0) == 0) << pointer << " " << place << " " << parent;
  }
  // The rest of Declaration: the message itself, what an amendment says of itself, and elements
  // that no data set takes.
  EXPECT_THAT(unknown,
              testing::ElementsAre("42A", "42A/013", "42A/017", "42A/06A", "42A/40A", "42A/42A",
                                   "42A/61B", "42A/D011", "42A/D012", "42A/D014"));
}

TEST(CdsPointer, OfEveryTableNamesAPlaceOfTheModel) {
  Declaration wide = a_full_declaration("H1", "gb");
  for (const std::string& pointer : pointers_of_hmrc()) {
    const FieldPointer place = from_cds_pointer(pointer);
    const FieldPointer nearest = nearest_existing(wide, place);
    // Lists that the data set does not take are empty here, and only they may end the way.
    const std::optional<Place> last = find_place(wide, nearest);
    ASSERT_TRUE(last);
    EXPECT_TRUE(nearest == place || last->is_list()) << pointer << " " << place.text();
  }
}

}  // namespace
}  // namespace quayside::wire
