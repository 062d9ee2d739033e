// Reference files inside shared/wire: one official file read into lists, and lists into a bundle.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/wire/json_tree.h"
#include "shared/wire/reference_data.h"

namespace quayside::wire {

struct ReadCode {
  std::string label;
  DateRange validity;
};

struct ReadList {
  bool replaces = false;
  bool complete = false;
  std::map<std::string, ReadCode> codes;
};

struct ReadFile {
  std::string kind;
  std::string edition;
  DateRange validity;
  std::map<std::string, ReadList> lists;            ///< by our name
  std::map<std::string, std::string> nomenclature;  ///< eight digits, supplementary unit
  std::vector<std::string> not_used;
};

/// One readable line: control characters become blanks, and 300 bytes are kept.
std::string label_text(std::string_view text);

/// From {"messageInformation": …, "lists": …}.
Result<ReadFile> read_csrd2(const Json& tree);
/// From […] of objects with "code".
Result<ReadFile> read_nomenclature_json(const Json& tree, const std::string& name,
                                        const ImportOptions& options);
/// From any table.
Result<ReadFile> read_table(const std::string& bytes, const std::string& name,
                            const ImportOptions& options);

/// The key of a supplementary unit ("PST") as the Official Journal ("p/st") or a program writes it.
std::string unit_key(std::string_view written);

/// A Combined Nomenclature, once code, text and unit of each line are known.
class NomenclatureBuilder {
 public:
  void add(std::string_view code, std::string_view text, std::string_view unit);
  Result<ReadFile> finish(const std::string& name, const ImportOptions& options);

 private:
  ReadFile file_;
};

}  // namespace quayside::wire
