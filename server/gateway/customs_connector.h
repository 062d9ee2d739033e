// CustomsConnector: one customs system as the outbox sees it.
//
// What matters most about a delivery is whether customs may have it. Only `not_reached` says that
// it surely has not; an answer that was lost is `unknown_outcome`, to be looked up, never repeated
// blindly.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "shared/wire/requests.h"

namespace quayside::gateway {

/// A declaration, a request about one, or the documents of a submission, on their way out.
struct Outgoing {
  std::string message_id;             ///< the same for each attempt
  std::string organisation;           ///< EORI number of whoever signed
  std::int64_t first_attempt_at = 0;  ///< milliseconds since 1970
  wire::Message message;
  std::string submission_id = {};
};

enum class Delivery {
  delivered,
  refused,          ///< customs could not read the message; sending it again would not help
  unknown_outcome,  ///< sent, at least in part, and not answered for sure
  not_reached,      ///< customs has not taken it
  held,             ///< not sent, and of no use before somebody acts: `reason` is the code of why
};

struct DeliveryResult {
  Delivery delivery = Delivery::not_reached;
  std::string reason;  ///< short, for the outbox row: "http 503"; with `refused` customs' own words
  std::string conversation = {};  ///< under which customs will speak of it, where it says so
};

enum class LookUp { received, not_received, unknown };

class CustomsConnector {
 public:
  virtual ~CustomsConnector() = default;
  /// The authority that it leads to: "dk".
  virtual std::string_view profile() const = 0;
  virtual DeliveryResult deliver(const Outgoing& outgoing) = 0;
  virtual LookUp look_up(const Outgoing& outgoing) = 0;
};

}  // namespace quayside::gateway
