// What the United Kingdom's customs is asked for: declarations it has (Customs Declarations
// Information API 1.0) and notifications (Pull Notifications API 1.0).
#include <httplib.h>

#include <algorithm>

#include "server/simulator/cds_answers.h"
#include "server/simulator/cds_service.h"
#include "server/simulator/identifiers.h"

namespace quayside::simulator {
namespace {

constexpr std::size_t kPageSize = 10;
constexpr const char* kSearch =
    "http://gov.uk/customs/declarationInformationRetrieval/declarationSummary/v1";
constexpr const char* kStatus = "http://gov.uk/customs/declarationInformationRetrieval/status/v2";

void send_document(httplib::Response& response, const pugi::xml_document& document) {
  response.set_content(text_of_document(document), kXml);
}

pugi::xml_node add_found(pugi::xml_node details, const CdsDeclaration& found) {
  pugi::xml_node declaration = details.append_child("p:Declaration");
  declaration.append_child("p:ID").text().set(found.mrn.c_str());
  pugi::xml_node time =
      declaration.append_child("p:ReceivedDateTime").append_child("p:DateTimeString");
  time.append_attribute("formatCode").set_value("304");
  time.text().set(format_304(found.received_at_ms).c_str());
  return declaration;
}

bool is_of_pulled(const httplib::Request& request) {
  return request.path.starts_with("/notifications/pulled");
}

}  // namespace

void CdsService::search(const httplib::Request& request, httplib::Response& response) {
  std::string day = request.get_param_value("dateFrom");
  std::erase(day, '-');
  const std::string page_text = request.get_param_value("pageNumber");
  const std::size_t page = page_text.empty() ? 1 : std::strtoul(page_text.c_str(), nullptr, 10);
  if (request.get_param_value("partyRole") != "submitter" || page == 0) {
    response.status = 400;
    return response.set_content("<errorResponse><code>CDS60009</code></errorResponse>", kXml);
  }
  std::vector<CdsDeclaration> found;
  {
    const std::lock_guard lock(taking_);
    found = declarations_.received_since(day);
  }
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("p:DeclarationSearchResponse");
  root.append_attribute("xmlns:p").set_value(kSearch);
  for (std::size_t i = (page - 1) * kPageSize; i < std::min(found.size(), page * kPageSize); ++i) {
    pugi::xml_node details = root.append_child("p:DeclarationSearchDetails");
    add_found(details, found[i]).append_child("p:LRN").text().set(found[i].lrn.c_str());
  }
  const auto pages = static_cast<unsigned>((found.size() + kPageSize - 1) / kPageSize);
  root.append_child("p:CurrentPageNumber").text().set(static_cast<unsigned>(page));
  root.append_child("p:TotalResultsAvailable").text().set(static_cast<unsigned>(found.size()));
  root.append_child("p:TotalPagesAvailable").text().set(pages);
  root.append_child("p:NoResultsReturned").text().set(found.empty());
  send_document(response, document);
}

void CdsService::status(const httplib::Request& request, httplib::Response& response) {
  std::vector<CdsDeclaration> found;
  {
    const std::lock_guard lock(taking_);
    found = declarations_.with_ducr(request.path_params.at("ducr"));
  }
  if (found.empty()) {
    response.status = 404;
    return response.set_content("<errorResponse><code>CDS60001</code></errorResponse>", kXml);
  }
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("p:DeclarationStatusResponse");
  root.append_attribute("xmlns:p").set_value(kStatus);
  for (const CdsDeclaration& one : found)
    add_found(root.append_child("p:DeclarationStatusDetails"), one);
  send_document(response, document);
}

void CdsService::list_notifications(const httplib::Request& request, httplib::Response& response) {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("resource");
  root.append_attribute("href").set_value((request.path + "/").c_str());
  pugi::xml_node self = root.append_child("link");
  self.append_attribute("rel").set_value("self");
  self.append_attribute("href").set_value((request.path + "/").c_str());
  for (const std::string& id : mailbox_.ids(is_of_pulled(request))) {
    pugi::xml_node link = root.append_child("link");
    link.append_attribute("rel").set_value("notification");
    link.append_attribute("href").set_value((request.path + "/" + id).c_str());
  }
  send_document(response, document);
}

void CdsService::hand_out_notification(const httplib::Request& request,
                                       httplib::Response& response) {
  const auto letter = mailbox_.take(request.path_params.at("id"), is_of_pulled(request));
  if (!letter) {
    response.status = 404;
    return response.set_content("<errorResponse><code>NOT_FOUND</code></errorResponse>", kXml);
  }
  response.set_header("X-Conversation-ID", letter->conversation);
  response.set_content(letter->xml, kXml);
}

}  // namespace quayside::simulator
