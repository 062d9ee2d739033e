// The JSON of documents. Inside shared/wire only.
#pragma once

#include "shared/wire/documents.h"
#include "shared/wire/json_tree.h"

namespace quayside::wire {

Json document_tree(const Document& document);
Result<Document> document_from_tree(const Json& tree);

Json sent_document_tree(const SentDocument& sent);
Result<SentDocument> sent_document_from_tree(const Json& tree);

}  // namespace quayside::wire
