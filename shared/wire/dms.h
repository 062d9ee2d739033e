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

namespace quayside::wire {

/// Reads a new, amending or correcting H7 message into a draft; whatever else the message says
/// (that it amends, its MRN, an element twice, a constant with another value) is in not_carried.
/// White space around values is removed.
/// Error codes: xml_malformed, xml_encoding, xml_too_large, xml_too_deep, xml_doctype,
/// message_not_a_declaration, message_data_set_not_supported.
Result<ReadDeclaration> read_dms_declaration(std::string_view xml);

/// An error of customs: the code and texts as sent, and the place in our model it is about.
struct CustomsError {
  std::string code;         ///< ValidationCode: "DK1018", "DKW5005"
  std::string rule;         ///< ValidationRule
  std::string text;         ///< ValidationText
  std::string information;  ///< ValidationInformation
  /// As sent, but for white space: "$.consignmentShipment[?(@.sequenceNumber==1)]…".
  std::vector<std::string> pointers;
  std::vector<FieldPointer> at;  ///< translated; nearest known parent; empty if none is
};

struct Charge {
  std::string tax_type;  ///< 14 03 039: "A00" customs duty, "B00" value added tax
  std::string item;      ///< goods item number, empty for the declaration
  std::string base;
  std::string rate;
  std::string amount;
};

/// One notification, in customs' own words.
struct Notification {
  std::string type;  ///< "CWMRCV", "CWMACC", …; unknown ones are kept
  std::string id;    ///< NotificationSID
  std::string lrn;   ///< LRN, or SubmitterReferenceNumber where only that is sent: the same value
  std::string mrn;
  std::string version;
  std::string issued_at;  ///< "2026-11-24T09:13:16Z"; empty if the message has none
  std::vector<CustomsError> errors;
  std::vector<Charge> charges;
  std::string payment_reference;
  std::string payment_amount;
  std::string payment_currency;  ///< ISO 4217; empty where customs names none
  std::string statement_code;
};

/// One or several notifications in a message, with or without namespace. Error codes as above, and
/// message_not_a_notification.
Result<std::vector<Notification>> read_dms_notifications(std::string_view xml);

/// The place a DMS pointer (JSONPath into Danish customs' own model) or XPath speaks of: itself or
/// the nearest known parent. Empty when nothing of it is known. Sequence numbers count from 1. A
/// draft may hold fewer elements by now: see nearest_existing() in shared/domain/fields.h.
FieldPointer from_dms_pointer(std::string_view pointer);

}  // namespace quayside::wire
