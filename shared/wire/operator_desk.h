// Operator's desk: the first key of an organisation waits for the operator of the server, who has
// made sure, outside of Quayside, that it belongs to the organisation that it names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace quayside::wire {

/// {"decision":"confirm"|"refuse","kid":…,"token":…}, or to be told who waits {"token":…}.
struct OperatorRequest {
  std::string token;     ///< that the server was started with
  std::string decision;  ///< empty, "confirm" or "refuse"
  std::string kid;
};
std::string operator_request_to_json(const OperatorRequest& request);
Result<OperatorRequest> operator_request_from_json(std::string_view text);

struct WaitingKey {
  std::string kid;
  std::string eori;
  std::string organisation;
  std::string person;
  std::string at;  ///< UTC

  bool operator==(const WaitingKey&) const = default;
};
/// {"keys":[…]}, oldest first.
std::string waiting_keys_to_json(const std::vector<WaitingKey>& keys);
Result<std::vector<WaitingKey>> waiting_keys_from_json(std::string_view text);

}  // namespace quayside::wire
