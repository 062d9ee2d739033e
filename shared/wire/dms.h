// DMS: the customs messages of the Danish system (WCO DEC, namespace DEC-DMS:2); see message.h.
//
// Structure: DMS_H7_V1.9.xsd; data elements: DMS_IMPORT_mapping_H7 (Danish customs, dms-public).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/field_pointer.h"
#include "shared/base/result.h"
#include "shared/wire/message.h"
#include "shared/wire/notification.h"

namespace quayside::wire {

/// Reads a new, amending or correcting H7 message into a draft; whatever else the message says
/// (that it amends, its MRN, an element twice, a constant with another value) is in not_carried.
/// White space around values is removed.
/// Error codes: xml_malformed, xml_encoding, xml_too_large, xml_too_deep, xml_doctype,
/// message_not_a_declaration, message_data_set_not_supported.
Result<ReadDeclaration> read_dms_declaration(std::string_view xml);

/// One or several notifications in a message, with or without namespace. Error codes as above, and
/// message_not_a_notification.
Result<std::vector<Notification>> read_dms_notifications(std::string_view xml);

/// The place a DMS pointer (JSONPath into Danish customs' own model) or XPath speaks of: itself or
/// the nearest known parent. Empty when nothing of it is known. Sequence numbers count from 1. A
/// draft may hold fewer elements by now: see nearest_existing() in shared/domain/fields.h.
FieldPointer from_dms_pointer(std::string_view pointer);

}  // namespace quayside::wire
