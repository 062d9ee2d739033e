// Parts of a message that the model has no place for: taken out of it, and put back at their place.
// Inside shared/wire only.
//
// What is kept is bounded, wherever it comes from; put back is only what is well-formed by itself.
#pragma once

#include "shared/domain/request.h"
#include "shared/wire/xml_source.h"

namespace quayside::wire {

inline constexpr std::size_t kExtrasMax = 999;
inline constexpr std::size_t kExtraBytesMax = 16 * 1024;
inline constexpr std::size_t kExtrasBytesMax = 256 * 1024;

/// The bytes that an extra counts for.
std::size_t size_of(const Extra& extra);
/// More elements than an extra can have; told without looking at all of them.
bool is_too_large(const pugi::xml_node& element);
/// The element with all that is below it; each element names its namespace where it changes.
std::string standalone_xml(const pugi::xml_node& element);

/// The message with each extra at its place; those whose surroundings are gone, that are not
/// well-formed or beyond the limits are left out.
std::string with_extras(const std::string& message, const std::vector<Extra>& extras);

}  // namespace quayside::wire
