// Official files into one bundle: each file by its kind, all lists by name, written in order.
#include <algorithm>

#include "shared/codes/reference_data.h"
#include "shared/seal/seal.h"
#include "shared/wire/reference_files.h"

namespace quayside::wire {
namespace {

constexpr JsonLimits kJsonLimits{kOfficialFileBytesMax, 64 * 1024, codes::kBundleRowsMax, 16};

std::string last_part(const std::string& path) {
  return label_text(path.substr(path.find_last_of('/') + 1));
}

Result<ReadFile> read_json(const OfficialFile& file, const ImportOptions& options) {
  const auto tree = parse_strict(file.bytes, kJsonLimits);
  if (!tree) return tree.error();
  if (tree->is_array()) return read_nomenclature_json(*tree, last_part(file.name), options);
  return read_csrd2(*tree);
}

Result<ReadFile> read_file(const OfficialFile& file, const ImportOptions& options) {
  const std::string& bytes = file.bytes;
  if (bytes.size() > kOfficialFileBytesMax) {
    return Error{"refdata_too_large", "an official file has at most 64 MiB", ""};
  }
  if (bytes.starts_with("\x1F\x8B") || bytes.starts_with("BZh")) {
    return Error{"refdata_compressed", "the file is compressed",
                 "Unpack it first: gunzip --keep FILE, or bunzip2 --keep FILE."};
  }
  if (bytes.starts_with("PK")) {
    return Error{"refdata_compressed", "the file is a workbook or a ZIP archive",
                 "Save the table as CSV in UTF-8, or unpack the archive."};
  }
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool is_json = first != std::string::npos && (bytes[first] == '{' || bytes[first] == '[');
  return is_json ? read_json(file, options) : read_table(bytes, last_part(file.name), options);
}

struct Whole {
  std::string sources;
  std::map<std::string, std::pair<ReadList, std::size_t>> lists;
  std::string nomenclatures;
};

std::string range_text(const DateRange& range) {
  return range.from.to_string() + "\t" + range.to.to_string();
}

// Two files may hold parts of one list; the later file decides about a code that both hold.
void join(Whole& whole, ReadFile&& file, std::size_t number) {
  for (auto& [name, list] : file.lists) {
    const auto known = whole.lists.find(name);
    if (known == whole.lists.end()) {
      whole.lists.emplace(name, std::make_pair(std::move(list), number));
      continue;
    }
    for (auto& [code, read] : list.codes)
      known->second.first.codes[code] = std::move(read);
    known->second.second = number;
  }
  if (file.nomenclature.empty()) return;
  whole.nomenclatures +=
      "=nomenclature\t" + range_text(file.validity) + "\t" + std::to_string(number) + "\n";
  for (const auto& [code, unit] : file.nomenclature)
    whole.nomenclatures += code + "\t" + unit + "\n";
}

std::string list_text(const std::string& name, const ReadList& list, std::size_t source) {
  const DateRange always;
  std::string text = "=list\t" + name + (list.replaces ? "\treplaces" : "\tadds") +
                     (list.complete ? "\tcomplete\t" : "\tpartial\t") + std::to_string(source) +
                     "\n";
  for (const auto& [code, read] : list.codes) {
    text += code + "\t" + read.label;
    const DateRange& range = read.validity;
    if (range.from != always.from || range.to != always.to) text += "\t" + range_text(range);
    text += "\n";
  }
  return text;
}

}  // namespace

Result<ImportedBundle> import_reference_data(const std::vector<OfficialFile>& files,
                                             const ImportOptions& options) {
  ImportedBundle bundle;
  Whole whole;
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto file = read_file(files[i], options);
    if (!file) {
      Error error = file.error();
      error.message = last_part(files[i].name) + ": " + error.message;
      return error;
    }
    whole.sources += "=source\t" + file->kind + "\t" + file->edition + "\t" +
                     range_text(file->validity) + "\t" + seal::hex(seal::sha256(files[i].bytes)) +
                     "\t" + last_part(files[i].name) + "\n";
    bundle.not_used.insert(bundle.not_used.end(), file->not_used.begin(), file->not_used.end());
    join(whole, std::move(*file), i + 1);
  }
  bundle.text = "=quayside-refdata\t1\n=imported\t" + options.today.to_string() + "\n";
  bundle.text += whole.sources;
  for (const auto& [name, list] : whole.lists)
    bundle.text += list_text(name, list.first, list.second);
  bundle.text += whole.nomenclatures + "=end\n";
  // What was read was hostile until now: the reader of bundles has the last word.
  const auto read = codes::read_bundle(bundle.text);
  if (!read) {
    Error error = read.error();
    error.hint = "A code in the files is longer than 40 characters, or has blanks in it.";
    return error;
  }
  return bundle;
}

}  // namespace quayside::wire
