// Reference data: official code lists, read into a bundle that client and server use alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/result.h"

namespace quayside::wire {

inline constexpr std::size_t kOfficialFileBytesMax = 64 * 1024 * 1024;

/// Puts the bundle (codes/reference_data.h) in use, and with it another hash of the rule set:
/// SHA-256 over the built-in hash, a line feed and the SHA-256 of the bundle. Answers the latter.
/// To be called before there are threads. Error codes as those of codes::read_bundle.
Result<std::string> use_reference_data(std::string bundle);
void use_built_in_data();
/// SHA-256 of the bundle in use, in hexadecimal; empty when only what is built in is.
std::string_view reference_data_hash();
/// Its bytes; empty likewise.
std::string_view reference_data_text();

struct OfficialFile {
  std::string name;  ///< as the person called it; its last part is kept
  std::string bytes;
};

struct ImportOptions {
  std::string list;  ///< for a plain code list: which of ours it belongs to
  int year = 0;      ///< of a Combined Nomenclature that does not say so itself
  Date today;
};

struct ImportedBundle {
  std::string text;
  /// Lists of the files that rules here do not use: "CS/RD2: ControlType".
  std::vector<std::string> not_used;
};

/// Reads official files into one bundle. What is taken:
///
/// - CS/RD2 reference data and customs offices (COL) as JSON, as customs authorities publish them:
///   package types, UN/LOCODEs, UN numbers and offices stand in place of ours; documents,
///   references, countries, units and HS numbers join ours, because those lists are those of
///   transit.
/// - the Combined Nomenclature as CSV with a column for the code (CN_CODE or CODE), one for the
///   text in any language (NAME…, DESCRIPTION… or LABEL…) and, if there is one, for the
///   supplementary unit (SU…), or as a JSON array of objects with "code", "name" and
///   "supplementaryUnit".
/// - UN/LOCODE as CSV, as UNECE publishes it, with or without a line of headings.
/// - the TARIC as CSV with a column for goods (GOODS CODE, ten digits, with or without the suffix),
///   additional codes (ADDITIONAL CODE) or certificates (CERTIFICATE), and the days between which
///   each holds (START DATE, END DATE).
/// - any list of codes as CSV with columns Code and Description, for one of our lists.
///
/// Error codes: refdata_compressed, refdata_unknown_file, refdata_malformed, refdata_too_large,
/// refdata_year_missing, refdata_list_missing, refdata_list_unknown, and those of JSON.
Result<ImportedBundle> import_reference_data(const std::vector<OfficialFile>& files,
                                             const ImportOptions& options);

}  // namespace quayside::wire
