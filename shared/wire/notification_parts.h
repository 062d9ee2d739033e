// What the notifications of both authorities have in common. Inside shared/wire only.
#pragma once

#include <initializer_list>

#include "shared/wire/notification.h"
#include "shared/wire/xml_source.h"

namespace quayside::wire {

inline constexpr std::size_t kNotificationListMax = 9999;

/// One line, single blanks: the texts come broken as a printed page would break them.
std::string one_line(std::string_view text);

/// "20230317091316Z" (format 304), "2023-03-14T10:16:38.713" and, as HMRC once wrote it, "Wed Nov
/// 13 00:00:00 UTC 2019" to "2023-03-17T09:13:16Z"; a time without zone is taken as UTC. Empty for
/// anything else.
std::string time_of(std::string_view text);

/// Charges of items and declaration, and the payment.
void read_charges(const pugi::xml_node& declaration, Notification& notification);

std::string first_given(std::initializer_list<std::string> candidates);

template <class Visit>
void for_each_child(const pugi::xml_node& element, std::string_view name, Visit visit) {
  for (const pugi::xml_node& child : element.children()) {
    if (is_element(child) && local_name(child) == name) visit(child);
  }
}

}  // namespace quayside::wire
