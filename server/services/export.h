// Export: everything that an organisation owns here, as lines of JSON, one after another, so that
// however much it is, no more than one piece is in memory.
//
// {"kind":"export",…}, then a line for each key, for owners each statement that was signed
// (enrolments, invitations, key events, policies, mandates), each certificate, each submission that
// it lodged or that was lodged for it, with its evidence package, each document, each copy of a
// draft of the key that asks, and last {"kind":"end","lines":"N"}: an export without it was cut
// off.
#pragma once

#include <cstdint>
#include <string>

#include "server/services/environment.h"
#include "shared/wire/draft_copies.h"

namespace quayside::services {

class Export {
 public:
  Export(const Environment& environment, Identity identity);

  /// The next line with its line feed; empty behind the last.
  std::string next();

 private:
  enum class Part {
    head,
    organisation,
    keys,
    statements,
    certificates,
    mandates,
    submissions,
    documents,
    drafts,
    end,
    over
  };

  static bool has_many(Part part);
  std::string line_of_part();
  std::string next_key();
  std::string next_statement();
  std::string next_certificate();
  std::string next_submission();
  std::string next_document();
  std::string next_draft();

  const Environment& environment_;
  const Identity identity_;
  Part part_ = Part::head;
  std::vector<store::KeyRecord> keys_;
  std::int64_t statement_ = 0;
  std::string certificate_;
  std::int64_t submission_ = 0;
  std::string document_;
  std::vector<wire::DraftCopy> drafts_;
  std::uint64_t lines_ = 0;
};

}  // namespace quayside::services
