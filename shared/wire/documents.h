// Documents: files that a trader hands in about a declaration that customs has. Device and server
// check them with this code, before anything leaves either.
//
// HMRC, Customs Declarations API, file-upload, and End-to-End Service Guide, "Uploading supporting
// documents": at most 11 files at once, 10 MB each, PDF, JPEG, PNG or text, told by their content.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace quayside::wire {

/// SignedRequest::kind of a submission that hands in documents. It is no message of the WCO Data
/// Model, and so none of RequestName.
inline constexpr std::string_view kDocumentsRequest = "documents";

inline constexpr std::size_t kDocumentBytesMax = 10'000'000;
inline constexpr std::size_t kDocumentsMax = 11;
inline constexpr std::size_t kDocumentNameBytesMax = 120;

/// One file as it is signed for: its bytes travel apart from this.
struct Document {
  std::string name;  ///< of the file, without its folder: "invoice.pdf"
  std::string type;  ///< what it is, one of document_types()
  std::string media_type;
  std::string size;    ///< bytes, a decimal number
  std::string sha256;  ///< of the bytes, hexadecimal

  bool operator==(const Document&) const = default;
};

/// "invoice", "packingList", …; the last one is "other".
std::span<const std::string_view> document_types();

/// What the content is: "application/pdf", "image/jpeg", "image/png" or "text/plain".
/// Error codes: document_empty, document_too_large, document_not_allowed.
Result<std::string> media_type_of(std::string_view bytes);

/// The document that a file is, of type "other". Error codes: those of media_type_of(),
/// document_name_malformed, document_name_differs.
Result<Document> document_of(std::string_view name, std::string_view bytes);

/// Whether these may be handed in together. Error codes: documents_none, documents_too_many,
/// document_twice, document_malformed, document_name_malformed, document_name_differs.
Result<Done> check_documents(const std::vector<Document>& documents);

/// How far a document has come.
enum class DocumentState {
  waiting,  ///< customs does not have it
  sending,
  sent,     ///< handed over; customs looks for viruses and at its type, and will tell
  unknown,  ///< handed over, but the answer was lost: customs may tell
  taken,    ///< customs has it
  refused,  ///< customs does not take it
};
std::string_view document_state_name(DocumentState state);
bool document_state_from_name(std::string_view name, DocumentState& state);

/// A document on its way.
struct SentDocument {
  Document document;
  DocumentState state = DocumentState::waiting;
  std::string reference;  ///< of the file at customs, once there is one
  std::string text;       ///< what customs says about it
};

}  // namespace quayside::wire
