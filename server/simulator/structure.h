// Structure: which elements an H7 message has, in which order and how often.
//
// Facts of DMS_H7_V1.9.xsd, written down here a second time on purpose: the product has its own
// table, and the two must not share a mistake. Used when no schema file is at hand.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "server/simulator/message.h"

namespace quayside::simulator {

inline constexpr std::string_view kDmsNamespace = "urn:wco:datamodel:WCO:DEC-DMS:2";

/// At most kFaultsMax; none when the message keeps to the structure.
std::vector<Fault> structure_faults(const pugi::xml_node& root);

/// The place of an element in customs' JSONPath.
std::string json_path_of(const pugi::xml_node& element);

/// "ID" of "ns2:ID"; empty for what is no element.
std::string_view element_name(const pugi::xml_node& node);
/// Text without white space around it.
std::string element_text(const pugi::xml_node& element);
pugi::xml_node first_named(const pugi::xml_node& parent, std::string_view name);

}  // namespace quayside::simulator
