// Draft: what a person has on the device for one declaration, one request or one template.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/domain/declaration.h"
#include "shared/wire/message.h"
#include "shared/wire/submission.h"

namespace quayside::app {

/// One declaration on this device, from the first key stroke to customs' answer.
struct Draft {
  std::string id;
  Declaration declaration;
  std::string updated_at;       ///< UTC
  std::string supersedes;       ///< submission that this one corrects
  std::string template_name;    ///< of a pattern to make declarations of; it is never signed
  wire::SignedRequest request;  ///< what it asks about a declaration that customs has, if it does
  std::string submission_id;
  std::string payload;  ///< signed bytes; empty until signed
  std::string signature;                ///< of the payload, or of the batch that it is in
  std::optional<wire::LogProof> batch;  ///< that the payload is in it
  std::string answer;  ///< the server's SubmissionAnswer; empty until it has one
  std::optional<wire::SubmissionView> view;        ///< newest word of the server
  std::vector<wire::CustomsError> customs_errors;  ///< of the lodgement this one corrects
  std::vector<wire::NotCarried> not_carried;       ///< what the opened file held besides

  std::vector<Declaration> undo;
  std::vector<Declaration> redo;
  bool checked = false;  ///< the person asked for a check: errors are shown from now on
  bool stored = true;    ///< what is on the screen is on the device

  bool is_signed() const { return !signature.empty(); }
  bool is_template() const { return !template_name.empty(); }
  /// Signed, and the server has not said yet what it makes of it.
  bool is_unsent() const { return is_signed() && answer.empty(); }
};

}  // namespace quayside::app
