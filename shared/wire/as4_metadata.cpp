#include "shared/wire/as4_metadata.h"

#include "shared/wire/xml_source.h"

namespace quayside::wire {
namespace {

constexpr std::string_view kNamespace =
    "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/";
constexpr std::size_t kTemplateBytesMax = 64 * 1024;

class StringWriter final : public pugi::xml_writer {
 public:
  void write(const void* data, std::size_t size) override {
    text.append(static_cast<const char*>(data), size);
  }
  std::string text;
};

Error malformed(std::string what) {
  return {"as4_template_malformed", "the template metadata.xml has " + std::move(what),
          "server/README.md, section on AS4, shows a whole one."};
}

std::string namespace_of(const pugi::xml_node& root) {
  const std::string_view own = prefix(root);
  const std::string name = own.empty() ? "xmlns" : "xmlns:" + std::string(own);
  return root.attribute(name.c_str()).value();
}

pugi::xml_node property_named(const pugi::xml_node& root, std::string_view name) {
  for (const pugi::xml_node& property : child_named(root, "MessageProperties").children()) {
    if (local_name(property) == "Property" && property.attribute("name").value() == name) {
      return property;
    }
  }
  return {};
}

/// The child of that name, made where it is missing, with this text.
void set_child(pugi::xml_node parent, const char* name, std::string_view text) {
  pugi::xml_node child = child_named(parent, name);
  if (!child) {
    const std::string_view own = prefix(parent);
    const std::string full = own.empty() ? name : std::string(own) + ':' + name;
    child = parent.append_child(full.c_str());
  }
  child.text().set(std::string(text).c_str());
}

bool is_export(std::string_view data_set) {
  return data_set.starts_with('B') || data_set.starts_with('C');
}

std::string_view action_of(const Request& request) {
  if (request.kind == "amendment") return "Declaration.Amend";
  if (request.kind == "presentation") return "Declaration.Amend.Goodspresented";
  if (request.kind == "supplementary") return "Declaration.Amend.Supplement";
  if (request.kind == "repayment") return "Declaration.RepaymentRemission";
  if (request.kind == "invalidation") {
    // With an application for repayment in it, it goes to an endpoint of its own.
    return request.repayment.type.empty() ? "Declaration.Invalidate"
                                          : "Declaration.InvalidateRemissionRepayment";
  }
  return "Declaration.Submit";
}

}  // namespace

As4Address as4_address_of(std::string_view data_set, const Request& request) {
  return {is_export(data_set) ? "DMS.Export" : "DMS.Import2", action_of(request)};
}

Result<Done> check_as4_template(std::string_view xml) {
  const auto document = parse_xml(xml, kTemplateBytesMax);
  if (!document) return document.error();
  const pugi::xml_node root = (*document)->document_element();
  if (local_name(root) != "UserMessage" || namespace_of(root) != kNamespace) {
    return malformed("another root than UserMessage of ebMS 3.0");
  }
  for (const char* path : {"PartyInfo/From/PartyId", "PartyInfo/From/Role", "PartyInfo/To/PartyId",
                           "PartyInfo/To/Role", "CollaborationInfo/Service"}) {
    if (text_at_path(root, path).empty()) return malformed(std::string("no ") + path);
  }
  for (const char* name : {"originalSender", "finalRecipient"}) {
    if (text_of(property_named(root, name)).empty()) {
      return malformed(std::string("no property ") + name);
    }
  }
  return Done{};
}

std::string write_as4_metadata(std::string_view template_xml, const As4Message& message) {
  const auto document = parse_xml(template_xml, kTemplateBytesMax);
  ensure(document.has_value(), "the template was checked");
  const pugi::xml_node root = (*document)->document_element();
  const pugi::xml_node collaboration = child_named(root, "CollaborationInfo");
  set_child(collaboration, "Service", message.address.service);
  set_child(collaboration, "Action", message.address.action);
  set_child(collaboration, "ConversationId", message.conversation);
  if (pugi::xml_node type = property_named(root, "procedureType")) {
    type.text().set(message.data_set.c_str());
  }
  StringWriter writer;
  (*document)->save(writer, "  ", pugi::format_indent, pugi::encoding_utf8);
  return std::move(writer.text);
}

bool is_whole_xml(std::string_view text) {
  const auto document = parse_xml(text);
  if (document) return true;
  // One that breaks off within a character is not UTF-8.
  const std::string& code = document.error().code;
  return code != "xml_malformed" && code != "xml_encoding";
}

}  // namespace quayside::wire
