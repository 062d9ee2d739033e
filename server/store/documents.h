// Documents in the store: the bytes that an organisation hands in, by their hash, and how far each
// has come on its way to customs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/wire/documents.h"

namespace quayside::store {

/// Of one organisation, by the SHA-256 of its bytes; what belongs to a submission is removed with
/// it only.
struct DocumentRecord {
  std::string media_type;
  std::int64_t size = 0;
};

/// One document of a submission, on its way.
struct DocumentDelivery {
  std::string submission_id;
  int position = 0;  ///< in the signed list
  std::string eori;
  std::string sha256;
  wire::DocumentState state = wire::DocumentState::waiting;
  std::string reference;  ///< of the file at customs; empty before it has one
  std::string text;       ///< what customs says
};

class DocumentReader {
 public:
  virtual ~DocumentReader() = default;

  virtual std::optional<DocumentRecord> document(std::string_view eori,
                                                 std::string_view sha256) = 0;
  virtual std::optional<std::string> document_bytes(std::string_view eori,
                                                    std::string_view sha256) = 0;
  /// How many of the organisation belong to no submission.
  virtual int loose_documents(std::string_view eori) = 0;
  /// In the order of the signed list; empty for a submission that hands nothing in.
  virtual std::vector<DocumentDelivery> document_deliveries(std::string_view submission_id) = 0;
};

class DocumentWriter {
 public:
  virtual ~DocumentWriter() = default;

  /// Also forgets, of all organisations, what has belonged to no submission for a day.
  virtual void add_document(std::string_view eori, std::string_view sha256,
                            std::string_view media_type, std::string_view bytes,
                            std::int64_t at) = 0;
  virtual void add_document_delivery(const DocumentDelivery& delivery) = 0;
  virtual void set_document_delivery(const DocumentDelivery& delivery) = 0;
};

}  // namespace quayside::store
