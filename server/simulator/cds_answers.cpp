#include "server/simulator/cds_answers.h"

#include <httplib.h>

#include <sstream>

namespace quayside::simulator {

std::string text_of_document(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

void send_error(httplib::Response& response, int status, const char* code, const char* words,
                const std::vector<std::string>& details) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("errorResponse");
  root.append_child("code").text().set(code);
  root.append_child("message").text().set(words);
  pugi::xml_node errors;
  for (const std::string& detail : details) {
    if (!errors) errors = root.append_child("errors");
    pugi::xml_node error = errors.append_child("error");
    error.append_child("code").text().set("xml_validation_error");
    error.append_child("message").text().set(detail.c_str());
  }
  response.status = status;
  response.set_content(text_of_document(document), kXml);
}

}  // namespace quayside::simulator
