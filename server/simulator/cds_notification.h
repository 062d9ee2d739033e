// CDS notification: what the United Kingdom's customs says to the trader, in the form of
// WCO_RES_2_DMS.xsd with the namespaces that real notifications have (HMRC, Customs Declarations
// API 2.0). Codes: 01 accepted … 18 awaiting exit results, 50 to 52 of other departments.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/simulator/cds_message.h"

namespace quayside::simulator {

/// One step of a pointer: "42A", "67A" … with the number of the element where there are several.
struct CdsPointerStep {
  std::string section;
  int sequence = 0;  ///< 0: none
  std::string tag;   ///< of the last step; may be empty
};

struct CdsError {
  std::string code;  ///< "CDS12056"
  std::vector<CdsPointerStep> pointer;
};

/// What every notification about one declaration says.
struct CdsAbout {
  std::string lrn;
  std::string mrn;
  int version = 1;
  std::int64_t issued_at_ms = 0;
};

/// A notification of that function code and nothing else: 02, 05, 08, 09, 10, 16, 17, 18, 50, 52;
/// 01 has the time of acceptance besides.
std::string cds_plain_xml(const CdsAbout& about, const std::string& function);
std::string cds_rejected_xml(const CdsAbout& about, const std::vector<CdsError>& errors);  ///< 03
/// 06: documents are wanted within ten days. 51: a question is asked.
std::string cds_request_xml(const CdsAbout& about, const std::string& function);
/// 07: customs changed the place of the goods.
std::string cds_changed_xml(const CdsAbout& about);
/// 11: an amendment or a cancellation was granted (39) or denied (41).
std::string cds_decision_xml(const CdsAbout& about, bool granted);
/// 13: 100.00 GBP for each tax line, since no tariff is asked.
std::string cds_tax_xml(const CdsAbout& about, const std::vector<CdsTaxLine>& lines);

}  // namespace quayside::simulator
