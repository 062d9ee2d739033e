#include "shared/rules/data_set.h"
#include "shared/wire/dms.h"
#include "shared/wire/message_reader.h"

namespace quayside::wire {

Result<ReadDeclaration> read_dms_declaration(std::string_view xml) {
  const Result<std::shared_ptr<pugi::xml_document>> document = parse_xml(xml);
  if (!document) return document.error();
  const pugi::xml_node root = (*document)->document_element();
  if (local_name(root) != kWcoRoot || namespace_of(root) != kWcoNamespace) {
    return Error{"message_not_a_declaration", "the root is not a Danish customs declaration",
                 "Choose a message whose root is Declaration in the namespace " +
                     std::string(kWcoNamespace) + "."};
  }
  const std::string data_set = text_at_path(root, "ProcedureCategory");
  if (find_data_set("dk", data_set) == nullptr) {
    return Error{"message_data_set_not_supported",
                 "the message is of no data set that Quayside knows",
                 "Check ProcedureCategory: Quayside reads H1, H5, H6, H7, I1, B1 and C1."};
  }
  return read_message(dms_form(), root, data_set);
}

}  // namespace quayside::wire
