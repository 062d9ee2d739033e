#include "shared/rules/gb_derivation.h"
#include "shared/wire/cds.h"

#include "shared/rules/gb_derivation.h"
#include "shared/wire/cds_rows.h"
#include "shared/wire/message_reader.h"

namespace quayside::wire {
namespace {

// The root itself, or the child of MetaData, which may itself stand in the envelope of a service.
pugi::xml_node find_declaration(const pugi::xml_node& root) {
  if (local_name(root) == kWcoRoot) return root;
  const std::string_view envelope = cds_form().envelope;
  const auto is_envelope = [&](const pugi::xml_node& node) { return local_name(node) == envelope; };
  return child_named(is_envelope(root) ? root : root.find_node(is_envelope), kWcoRoot);
}

// The type of a new declaration says whether it is an export; that of an amendment does not, but
// only exports name an office of exit.
std::string_view variant_of(const pugi::xml_node& declaration) {
  const bool is_new = text_at_path(declaration, "FunctionCode") == "9";
  const bool is_export = is_new ? text_at_path(declaration, "TypeCode").starts_with("EX")
                                : !child_named(declaration, "ExitOffice").empty();
  return is_export ? rows::cds::kExport : rows::cds::kImport;
}

}  // namespace

Result<ReadDeclaration> read_cds_declaration(std::string_view xml) {
  const Result<std::shared_ptr<pugi::xml_document>> document = parse_xml(xml);
  if (!document) return document.error();
  const pugi::xml_node declaration = find_declaration((*document)->document_element());
  const std::string_view name_space = declaration ? namespace_of(declaration) : "";
  if (!declaration || (!name_space.empty() && name_space != kWcoNamespace)) {
    return Error{"message_not_a_declaration", "the message holds no customs declaration",
                 "Choose a message with a Declaration in the namespace " +
                     std::string(kWcoNamespace) +
                     ": that of Denmark as it is, that of the United Kingdom in MetaData."};
  }
  Result<ReadDeclaration> read = read_message(cds_form(), declaration, variant_of(declaration));
  if (read) derive_missing_data_set(read->declaration);
  return read;
}

}  // namespace quayside::wire
