#include "server/simulator/message.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <pugixml.hpp>

extern char** environ;  // NOLINT: POSIX

namespace quayside::simulator {
namespace {

constexpr const char* kNamespace = "urn:wco:datamodel:WCO:DEC-DMS:2";

const char* local(const pugi::xml_node& node) {
  const char* colon = std::strchr(node.name(), ':');
  return colon == nullptr ? node.name() : colon + 1;
}

pugi::xml_node child(const pugi::xml_node& parent, const char* name) {
  for (const pugi::xml_node& node : parent.children()) {
    if (std::strcmp(local(node), name) == 0) return node;
  }
  return {};
}

std::string text(const pugi::xml_node& parent, const char* name) {
  return child(parent, name).text().get();
}

bool in_namespace(const pugi::xml_node& root) {
  const char* colon = std::strchr(root.name(), ':');
  const std::string attribute =
      colon == nullptr ? "xmlns" : "xmlns:" + std::string(root.name(), colon);
  return std::strcmp(root.attribute(attribute.c_str()).value(), kNamespace) == 0;
}

std::string first_missing(const pugi::xml_node& parent, std::initializer_list<const char*> names,
                          const std::string& where) {
  for (const char* name : names) {
    const pugi::xml_node node = child(parent, name);
    if (!node) return where + name;
    if (!node.first_child()) return where + name + " (empty)";
  }
  return {};
}

void read_item(const pugi::xml_node& node, ReceivedDeclaration& declaration) {
  ReceivedItem item;
  item.number = text(node, "SequenceNumeric");
  item.value = text(child(child(node, "Commodity"), "InvoiceLine"), "ItemChargeAmount");
  for (const pugi::xml_node& procedure : node.children()) {
    if (std::strcmp(local(procedure), "GovernmentProcedure") == 0) {
      item.procedure = text(procedure, "CurrentCode");
    }
  }
  const std::string where = "GoodsShipment/GovernmentAgencyGoodsItem[" + item.number + "]/";
  if (declaration.problem.empty()) {
    declaration.problem = first_missing(
        node, {"SequenceNumeric", "Commodity", "GovernmentProcedure", "Packaging"}, where);
  }
  if (declaration.problem.empty()) {
    declaration.problem = first_missing(child(node, "Commodity"),
                                        {"Description", "Classification", "InvoiceLine"},
                                        where + "Commodity/");
  }
  declaration.items.push_back(item);
}

}  // namespace

ReceivedDeclaration read_declaration(const std::string& xml) {
  ReceivedDeclaration declaration;
  pugi::xml_document document;
  const unsigned options = pugi::parse_default | pugi::parse_doctype;
  if (!document.load_buffer(xml.data(), xml.size(), options, pugi::encoding_utf8)) {
    return declaration;
  }
  for (const pugi::xml_node& node : document.children()) {
    if (node.type() == pugi::node_doctype) return declaration;
  }
  const pugi::xml_node root = document.document_element();
  if (std::strcmp(local(root), "Declaration") != 0 || !in_namespace(root)) return declaration;
  declaration.readable = true;
  declaration.lrn = text(root, "FunctionalReferenceID");
  declaration.type = text(root, "TypeCode");
  declaration.submitter = text(child(root, "Submitter"), "ID");
  declaration.problem = first_missing(
      root, {"FunctionCode", "ProcedureCategory", "FunctionalReferenceID", "TypeCode",
             "DeclarationOfficeID", "Submitter", "Declarant", "GoodsShipment"}, "");
  if (declaration.problem.empty() && text(root, "FunctionCode") != "9") {
    declaration.problem = "FunctionCode";
  }
  if (declaration.problem.empty() && text(root, "ProcedureCategory") != "H7") {
    declaration.problem = "ProcedureCategory";
  }
  const pugi::xml_node shipment = child(root, "GoodsShipment");
  for (const pugi::xml_node& node : shipment.children()) {
    if (std::strcmp(local(node), "GovernmentAgencyGoodsItem") == 0) read_item(node, declaration);
  }
  if (declaration.problem.empty() && declaration.items.empty()) {
    declaration.problem = "GoodsShipment/GovernmentAgencyGoodsItem";
  }
  if (declaration.problem.empty()) {
    declaration.problem = first_missing(shipment, {"Importer"}, "GoodsShipment/");
  }
  return declaration;
}

bool follows_schema(const std::string& xml, const std::string& schema, std::string& error) {
  char path[] = "/tmp/quayside-message-XXXXXX";
  const int file = mkstemp(path);
  if (file < 0) return true;
  const bool written = write(file, xml.data(), xml.size()) == static_cast<ssize_t>(xml.size());
  close(file);
  int output[2];
  if (!written || pipe(output) != 0) {
    unlink(path);
    return true;
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output[1], 2);
  posix_spawn_file_actions_addclose(&actions, output[0]);
  std::string program = "xmllint", quiet = "--noout", no_net = "--nonet", flag = "--schema";
  std::string schema_path = schema;
  char* arguments[] = {program.data(), quiet.data(), no_net.data(), flag.data(),
                       schema_path.data(), path, nullptr};
  pid_t child_id = 0;
  const int started = posix_spawnp(&child_id, "xmllint", &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  close(output[1]);
  int status = 0;
  if (started == 0) {
    char buffer[2048];
    const ssize_t length = read(output[0], buffer, sizeof buffer);
    error.assign(buffer, length > 0 ? static_cast<std::size_t>(length) : 0);
    error = error.substr(0, error.find('\n'));
    waitpid(child_id, &status, 0);
  }
  close(output[0]);
  unlink(path);
  return started != 0 || (WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

}  // namespace quayside::simulator
