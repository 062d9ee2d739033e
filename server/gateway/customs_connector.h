// CustomsConnector: one customs system as the outbox sees it.
//
// What matters most about a delivery is whether customs may have it. Only `not_reached` says that
// it surely has not; an answer that was lost is `unknown_outcome`, to be looked up, never repeated
// blindly.
#pragma once

#include <string>
#include <string_view>

namespace quayside::gateway {

enum class Delivery {
  delivered,
  refused,          ///< customs could not read the message; sending it again would not help
  unknown_outcome,  ///< sent, at least in part, and not answered for sure
  not_reached,      ///< customs has not taken it
};

struct DeliveryResult {
  Delivery delivery = Delivery::not_reached;
  std::string reason;  ///< short, for the outbox row: "http 503"; with `refused` customs' own words
};

enum class LookUp { received, not_received, unknown };

class CustomsConnector {
 public:
  virtual ~CustomsConnector() = default;
  /// The authority that it leads to: "dk".
  virtual std::string_view profile() const = 0;
  virtual DeliveryResult deliver(std::string_view message_id, std::string_view xml) = 0;
  virtual LookUp look_up(std::string_view message_id) = 0;
};

}  // namespace quayside::gateway
