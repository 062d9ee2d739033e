// CDS uploads: the documents of a submission on their way to HMRC. It is asked for as many slots as
// files are still to go; then each file goes to its slot.
//
// To ask for slots says nothing to customs: those that are not used run out after seven days, so it
// is asked again whatever became of the first time. A file is handed over once: it is written down
// before, and one whose answer was lost is not sent again; HMRC tells by a notification.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "server/gateway/cds_grants.h"
#include "server/services/environment.h"
#include "shared/wire/cds_uploads.h"

namespace quayside::gateway {

/// Where a slot may be filled. Its address comes from outside and is trusted with nothing: it must
/// be on the host that the operator names, over TLS, or at the operator's own address. Empty for
/// any other.
std::optional<CdsUpload> upload_to(const wire::UploadSlot& slot,
                                   const wire::CdsConnection& connection);

class CdsUploads {
 public:
  using AskForSlots = std::function<Result<CdsAnswer>(std::string body)>;

  CdsUploads(const services::Environment& environment, CdsClient& client)
      : environment_(environment), client_(client) {}

  /// Delivered: each file was handed over or refused. Not reached: some are still to go.
  DeliveryResult deliver(const Outgoing& outgoing, const AskForSlots& ask);

 private:
  struct Waiting {
    store::DocumentDelivery delivery;
    wire::Document document;
  };

  /// Nothing when the store does not answer.
  std::optional<std::vector<Waiting>> waiting_of(const std::string& submission_id);
  Result<std::vector<wire::UploadSlot>> slots_for(const Outgoing& outgoing,
                                                  const std::vector<Waiting>& waiting,
                                                  const AskForSlots& ask,
                                                  DeliveryResult& otherwise) const;
  /// False when it is not waiting any more.
  bool begin(const Waiting& waiting, const std::string& reference);
  void finish(const Waiting& waiting, const CdsAnswer& answer);

  const services::Environment environment_;
  CdsClient& client_;
};

}  // namespace quayside::gateway
