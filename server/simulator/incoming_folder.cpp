#include "server/simulator/incoming_folder.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <pugixml.hpp>
#include <thread>

#include "server/simulator/identifiers.h"

namespace quayside::simulator {
namespace {

constexpr const char* kRecipient = "quayside";
constexpr std::chrono::milliseconds kBetweenParts{5};

void add_party(pugi::xml_node parties, const char* side, const char* id, const char* role) {
  constexpr std::string_view kRoles =
      "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/";
  pugi::xml_node party = parties.append_child(side);
  party.append_child("PartyId").text().set(id);
  party.append_child("Role").text().set((std::string(kRoles) + role).c_str());
}

void add_property(pugi::xml_node properties, const char* name, const char* value) {
  pugi::xml_node property = properties.append_child("Property");
  property.append_attribute("name").set_value(name);
  property.text().set(value);
}

bool write_metadata(const std::string& path, const std::string& id) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("UserMessage");
  root.append_attribute("xmlns").set_value(
      "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/");
  root.append_child("MessageInfo").append_child("MessageId").text().set(id.c_str());
  pugi::xml_node parties = root.append_child("PartyInfo");
  add_party(parties, "From", "DMS.Import2.Notification", "responder");
  add_party(parties, "To", kRecipient, "initiator");
  pugi::xml_node collaboration = root.append_child("CollaborationInfo");
  collaboration.append_child("Service").text().set(
      "http://docs.oasis-open.org/ebxml-msg/as4/200902/service");
  collaboration.append_child("Action").text().set("Response");
  pugi::xml_node properties = root.append_child("MessageProperties");
  add_property(properties, "originalSender", "customs");
  add_property(properties, "finalRecipient", kRecipient);
  return document.save_file(path.c_str());
}

// In two parts, as a big payload comes: who reads too early finds half of it.
bool write_payload(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  const std::size_t half = bytes.size() / 2;
  out.write(bytes.data(), static_cast<std::streamsize>(half)).flush();
  std::this_thread::sleep_for(kBetweenParts);
  out.write(bytes.data() + half, static_cast<std::streamsize>(bytes.size() - half)).flush();
  return out.good();
}

}  // namespace

bool IncomingFolder::put(const PendingNotice& pending) const {
  const std::string id = new_uuid() + "@simulator";
  const std::string message = folder_ + "/IN/" + kRecipient + '/' + id;
  std::error_code failed;
  std::filesystem::create_directories(message, failed);
  return !failed && write_metadata(message + "/metadata.xml", id) &&
         write_payload(message + "/notification.xml", pending.notice.xml);
}

}  // namespace quayside::simulator
