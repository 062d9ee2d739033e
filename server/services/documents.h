// Documents: the files that an organisation hands in about a declaration. They come first, each by
// itself; the signed submission names them by their hash, and is taken only when all are there.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/services/environment.h"
#include "shared/wire/api.h"
#include "shared/wire/submission.h"

namespace quayside::services {

/// At most so many of an organisation may lie here without a submission; they do so for a day.
inline constexpr int kLooseDocumentsMax = 44;

struct KeptDocument {
  wire::StoredDocument stored;
  bool created = false;  ///< false: the same bytes were there already
};
/// Error codes: those of wire::media_type_of(), too_many_documents, storage_…
Result<KeptDocument> keep_document(const Environment& environment, const Identity& identity,
                                   std::string_view bytes);

/// The bytes, for the organisation that sent them and nobody else.
std::optional<std::string> read_document(const Environment& environment, const Identity& identity,
                                         std::string_view sha256);

/// Whether all that the request names are there as it describes them. Error code:
/// document_missing.
Result<Done> check_documents_are_there(store::Reader& reader, const Identity& identity,
                                       const wire::SignedRequest& request);

/// All of them wait to be sent.
void add_deliveries(store::Transaction& transaction, const store::SubmissionRecord& record,
                    const wire::SignedRequest& request);

/// What the submission hands in, as it was signed, and how far each has come.
std::vector<wire::SentDocument> sent_documents(store::Reader& reader,
                                               const store::SubmissionRecord& record);

/// Takes down what customs says about one file: `notification` is about a file.
void note_outcome(store::Transaction& transaction, std::string_view submission_id,
                  const wire::Notification& notification);

bool hands_in_documents(const store::SubmissionRecord& record);
bool is_about_a_file(const wire::Notification& notification);

}  // namespace quayside::services
