// What the checks of an evidence package share. Inside shared/wire only.
#pragma once

#include <algorithm>
#include <optional>
#include <string>

#include "shared/wire/evidence.h"
#include "shared/wire/receipt.h"
#include "shared/wire/submission.h"

namespace quayside::wire {

/// A package on its way through the checks: what could be read of it, and the report.
struct CheckedPackage {
  const EvidencePackage& package;
  const EvidenceCheck& check;
  EvidenceReport& report;
  SignedContent content = {};         ///< empty where the payload cannot be read
  Receipt receipt = {};               ///< empty where it cannot be read
  std::optional<TreeHead> head = {};  ///< of the package's log, once its signature held
  std::string trader_kid = {};        ///< of the key or the certificate that signed; or empty
  bool has_certificate = false;       ///< the signature is by one

  /// Notes what holds and what does not, under the message key of the statement.
  void state(bool holds, const std::string& statement) {
    (holds ? report.holds : report.failures).push_back("evidence." + statement);
  }
  /// Once, however often it is found.
  void note(const std::string& what) {
    const std::string key = "evidence." + what;
    if (std::find(report.notes.begin(), report.notes.end(), key) == report.notes.end()) {
      report.notes.push_back(key);
    }
  }
  void note_if(bool is_so, const std::string& what) {
    if (is_so) note(what);
  }
};

/// Sets trader_kid and has_certificate, by what the package says.
void read_signer(CheckedPackage& checked);
/// Whose the keys are: what the package tells of each, and the keys that the check expects.
void check_keys(CheckedPackage& checked);
void check_expected_keys(CheckedPackage& checked);
/// That customs' messages can be read, are about this declaration, and stand in the log.
void check_messages(CheckedPackage& checked);

}  // namespace quayside::wire
