// AS4 metadata: what an access point is told about a message, as the metadata.xml of Domibus's file
// system plug-in (Domibus, File System Plugin Interface Control Document; an extract of the
// UserMessage of OASIS ebMS 3.0). Who speaks to whom is the operator's template; what the message
// asks for is ours.
#pragma once

#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/domain/request.h"

namespace quayside::wire {

/// Where Danish customs takes a message in.
struct As4Address {
  std::string_view service;  ///< "DMS.Import2"
  std::string_view action;   ///< "Declaration.Submit"
};

/// By data set ("H7") and request, whose kind is empty for a new declaration.
/// Source: DMS Import/Export System Guide v2.14, section 7.4.
As4Address as4_address_of(std::string_view data_set, const Request& request);

struct As4Message {
  As4Address address;
  std::string conversation;  ///< of our own making, the same for each attempt
  std::string data_set;      ///< goes into the property procedureType where the template has it
};

/// Whether metadata can be made of the template: both parties with id and role, a Service, and the
/// properties originalSender and finalRecipient.
/// Error codes: as4_template_malformed, and those of parse_xml().
Result<Done> check_as4_template(std::string_view xml);

/// The template with Service, Action, ConversationId and procedureType of this message. The
/// template must have passed check_as4_template().
std::string write_as4_metadata(std::string_view template_xml, const As4Message& message);

/// False for a file that is being written still: XML that breaks off. True for everything that
/// would not get better by waiting.
bool is_whole_xml(std::string_view text);

}  // namespace quayside::wire
