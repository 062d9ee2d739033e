// Notification: the messages of customs to the trader, in the shape that Danish customs publishes
// (DMS Notification Guide v1.10; order of elements as in trader-portal-common.xsd).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "server/simulator/duties.h"
#include "server/simulator/message.h"

namespace quayside::simulator {

/// What every notification about one declaration says.
struct About {
  std::string lrn;
  std::string mrn;  ///< empty: the notification has none
  std::string submitter;
  std::string declarant;
  std::int64_t issued_at_ms = 0;
  std::string additional = {};  ///< number of the additional message that it answers
};

std::string received_xml(const About& about);                                    ///< CWMRCV
std::string rejected_xml(const About& about, const std::vector<Fault>& faults);  ///< CWMREJ
/// CWMTAX. Beyond 3 000 charges only their sum is given, to stay within 4 MiB.
std::string debt_xml(const About& about, const std::vector<Charge>& charges);
std::string accepted_xml(const About& about);     ///< CWMACC
std::string control_xml(const About& about);      ///< CWMCTL
std::string documents_xml(const About& about);    ///< CWMDOC
std::string released_xml(const About& about);     ///< CWMROG
std::string cleared_xml(const About& about);      ///< CWMCLE
std::string exited_xml(const About& about);       ///< CWMEOG
std::string invalidated_xml(const About& about);  ///< CWMINV
std::string granted_xml(const About& about);      ///< CWMREQ
std::string denied_xml(const About& about);       ///< CWMREQ
/// CWMRES. What changed: of a presentation the type, of an amendment nothing is said.
std::string result_xml(const About& about, const std::string& new_type);
/// Nothing that can be read, as a broken line would leave it.
std::string unreadable_xml(const About& about);

}  // namespace quayside::simulator
