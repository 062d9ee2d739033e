// Rows of the tables about an authority's own files, see tests/support/table.h.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "shared/messages/messages.h"
#include "shared/wire/message.h"
#include "shared/wire/notification.h"
#include "tests/shared/wire/wire_support.h"
#include "tests/support/table.h"

namespace quayside::wire {

/// A sample that was read and written again; `difference` is where the two messages differ.
inline Table::Row round_trip_row(const std::filesystem::path& path, const ReadDeclaration& read,
                                 std::size_t elements, const std::string& difference) {
  std::string beside;
  for (const NotCarried& part : read.not_carried)
    beside += (beside.empty() ? "" : "; ") + part.path + " = " + part.value;
  return {path.filename().string(), read.rest.request.kind, std::to_string(elements), beside,
          difference.empty() ? "the same" : difference};
}
inline const Table::Row kRoundTripColumns{"file", "asks for", "elements", "kept beside the draft",
                                          "comes back"};

/// A notification as it was understood.
inline Table::Row notification_row(const std::filesystem::path& path, const Notification& n) {
  std::string errors;
  for (const CustomsError& error : n.errors) {
    errors += (errors.empty() ? "" : "; ") + error.code;
    for (const FieldPointer& at : error.at)
      errors += " " + at.text();
  }
  const std::string words = "notification." + n.type;
  return {path.filename().string(),
          n.type,
          message("en", words),
          message("da", words),
          n.issued_at,
          errors,
          std::to_string(n.charges.size()),
          std::to_string(n.statements.size()),
          has_message("en", words) ? "said in words" : "without words"};
}
/// A pointer of an authority and the place that it leads to, which is one of the model.
inline Table::Row pointer_row(const std::string& pointer, const FieldPointer& place) {
  const StructInfo* info = &declaration_info();
  bool is_field = false;
  for (const std::string_view name : place.segments()) {
    if (list_index(name) >= 0) continue;
    const auto member = std::find_if(info->members.begin(), info->members.end(),
                                     [&](const auto& one) { return one.field.name == name; });
    ensure(member != info->members.end(), "a pointer that was translated is one of the model");
    is_field = member->shape == Shape::leaf;
    info = member->element;
  }
  const char* leads_to = is_field ? "to a field" : place.is_root() ? "nowhere" : "to a parent";
  return {pointer, place.text(), leads_to};
}
inline const Table::Row kPointerColumns{"pointer", "place", "leads"};
inline const Table::Row kNotificationColumns{"file",   "type",    "English",    "Danish", "issued",
                                             "errors", "charges", "statements", "is"};

}  // namespace quayside::wire
