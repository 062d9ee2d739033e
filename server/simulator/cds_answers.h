// CDS answers: what the United Kingdom's customs says at once, as XML.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

namespace httplib {
struct Response;
}  // namespace httplib

namespace quayside::simulator {

inline constexpr const char* kXml = "application/xml; charset=UTF-8";

std::string text_of_document(const pugi::xml_document& document);

/// An errorResponse, with the complaints of a schema as its details.
void send_error(httplib::Response& response, int status, const char* code, const char* words,
                const std::vector<std::string>& details = {});

}  // namespace quayside::simulator
