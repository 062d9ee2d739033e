// Reference data: code lists read from official files, which stand in place of the built-in ones or
// beside them. A bundle is one text, so that its hash names all of it.
//
// A bundle is UTF-8, lines end with a line feed, members are divided by tabs:
//
//     =quayside-refdata 1
//     =imported <day>
//     =source <kind> <edition> <from> <to> <SHA-256 of the file> <its name>   (from 1 upwards)
//     =list <name> replaces|adds complete|partial <number of its source>
//     <code> <label> [<from> <to>]                                            (sorted by code)
//     =nomenclature <from> <to> <number of its source>
//     <eight digits> <supplementary unit, or nothing>
//     =end
//
// Rows are views into the text: 100 000 places cost no memory of their own.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/codes/code_list.h"

namespace quayside::codes {

inline constexpr std::size_t kBundleBytesMax = 32 * 1024 * 1024;
inline constexpr std::size_t kBundleRowsMax = 500'000;
inline constexpr std::size_t kBundlePartsMax = 200;  ///< lists, sources and nomenclatures, each
inline constexpr std::size_t kBundleCodeMax = 40;
inline constexpr std::size_t kBundleLabelMax = 300;  ///< bytes

struct BundleSource {
  std::string_view kind;  ///< "CS/RD2", "Combined Nomenclature", "UN/LOCODE", "code list"
  std::string_view edition;
  DateRange validity;
  std::string_view sha256;
  std::string_view file;
};

struct BundleList {
  std::string_view name;
  bool replaces = false;  ///< else its codes join those that are built in
  Completeness completeness = Completeness::complete;
  std::size_t source = 0;  ///< index
  std::vector<Code> codes;
};

struct NomenclatureLine {
  int number = 0;  ///< eight digits
  std::string_view unit;
};

struct BundleNomenclature {
  DateRange validity;
  std::size_t source = 0;  ///< index
  std::vector<NomenclatureLine> lines;
};

struct Bundle {
  std::unique_ptr<const std::string> text;
  Date imported;
  std::vector<BundleSource> sources;
  std::vector<BundleList> lists;
  std::vector<BundleNomenclature> nomenclatures;
};

/// Error code: refdata_malformed, with the number of the line; refdata_too_large.
Result<Bundle> read_bundle(std::string text);

/// From now on the bundle's lists are what find_list() and search() know. To be called before
/// there are threads; views that were handed out end.
void use_bundle(Bundle bundle);
void use_built_in_lists();
/// Null when nothing but what is built in is in use.
const Bundle* bundle_in_use();

}  // namespace quayside::codes
