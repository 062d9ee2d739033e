#include "server/http/status_of_error.h"

#include <utility>

namespace quayside::http {
namespace {

constexpr std::pair<std::string_view, int> kStatuses[] = {
    {"base64url_malformed", 400},
    {"public_key_malformed", 400},
    {"certificate_malformed", 400},
    {"certificate_differs", 400},
    {"content_not_canonical", 400},
    {"date_malformed", 400},
    {"header_mismatch", 400},
    {"request_malformed", 400},
    {"host_missing", 400},
    {"sign_in_required", 401},
    {"sign_in_refused", 401},
    {"token_refused", 401},
    {"key_pending", 403},
    {"no_right_to_act", 403},
    {"certificate_unknown", 403},
    {"certificate_revoked", 403},
    {"cross_site_request", 403},
    {"not_found", 404},
    {"not_in_log", 404},
    {"log_range_wrong", 400},
    {"method_not_allowed", 405},
    {"request_timeout", 408},
    {"key_already_enrolled", 409},
    {"certificate_already_registered", 409},
    {"lrn_already_used", 409},
    {"submission_id_taken", 409},
    {"request_pending", 409},
    {"request_not_possible", 409},
    {"request_about_unknown", 422},
    {"request_mrn_wrong", 422},
    {"request_not_of_profile", 422},
    {"mrn_malformed", 422},
    {"reason_malformed", 422},
    {"application_missing", 422},
    {"nothing_changed", 422},
    {"not_amendable", 422},
    {"not_pre_lodged", 422},
    {"body_too_large", 413},
    {"json_too_large", 413},
    {"content_type_not_supported", 415},
    {"host_not_allowed", 421},
    {"certificate_key_not_supported", 422},
    {"certificate_not_for_signatures", 422},
    {"certificate_not_trusted", 422},
    {"certificate_expired", 422},
    {"certificate_not_yet_valid", 422},
    {"certificates_not_taken", 422},
    {"certificates_too_many", 422},
    {"eori_not_valid", 422},
    {"name_not_valid", 422},
    {"data_set_not_supported", 422},
    {"as_of_not_today", 422},
    {"declaration_has_errors", 422},
    {"document_empty", 422},
    {"document_too_large", 413},
    {"document_not_allowed", 422},
    {"document_name_malformed", 422},
    {"document_name_differs", 422},
    {"document_malformed", 422},
    {"document_twice", 422},
    {"document_missing", 422},
    {"documents_none", 422},
    {"documents_too_many", 422},
    {"too_many_documents", 429},
    {"documents_not_of_profile", 422},
    {"too_many_requests", 429},
    {"storage_full", 503},
    {"storage_failed", 503},
    {"server_busy", 503},
};

}  // namespace

int status_of_error(std::string_view code) {
  for (const auto& [known, status] : kStatuses) {
    if (known == code) return status;
  }
  if (code.starts_with("json_") || code.starts_with("jws_")) return 400;
  return 500;
}

}  // namespace quayside::http
