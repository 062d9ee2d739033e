// CDS API: what HMRC's services answer with besides declarations: notifications (WCO_RES_2_DMS),
// refusals (errorResponse), searches of the Customs Declarations Information API and the list of
// the Pull Notifications API. Namespaces and prefixes do not matter: of HMRC's own examples most
// have none.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/wire/notification.h"

namespace quayside::wire {

/// Every Response in the message. Errors of a relation between elements, which HMRC sends as one
/// Error for each element, are one error with several places.
/// Error codes: those of parse_xml(), and message_not_a_notification.
Result<std::vector<Notification>> read_cds_notifications(std::string_view xml);

/// HMRC's own words in a refusal: "BAD_REQUEST: Payload is not valid according to schema", then its
/// details, each on a line of its own. Of another body (a proxy's page) its beginning.
std::string read_cds_refusal(std::string_view body);

/// One page of a search for declarations.
struct CdsFound {
  std::string mrn;
  std::string lrn;          ///< the answer about a DUCR has none
  std::string received_at;  ///< "2026-11-24T09:13:16Z"; empty if not said
};
struct CdsSearchPage {
  std::vector<CdsFound> found;
  int pages = 0;  ///< in all
};
/// Error codes: those of parse_xml(), and message_not_a_search_result.
Result<CdsSearchPage> read_cds_search(std::string_view xml);
/// The declarations that have a DUCR, as HMRC tells their status. Error codes as above.
Result<std::vector<CdsFound>> read_cds_status(std::string_view xml);

/// The identifiers of the notifications that a list names. Error codes: those of parse_xml().
Result<std::vector<std::string>> read_cds_notification_list(std::string_view xml);

}  // namespace quayside::wire
