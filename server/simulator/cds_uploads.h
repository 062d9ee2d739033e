// CDS uploads: the slots that the United Kingdom's customs has given out for documents, and the
// files that came (HMRC, Customs Declarations API, file-upload). A journal and a folder of files.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "server/simulator/journal.h"

namespace quayside::simulator {

/// A place for one file of a group.
struct CdsSlot {
  std::string reference;
  std::string mrn;
  std::string group;  ///< all slots that were asked for at once
  int group_size = 0;
  std::string document_type;
  // Once the file has come:
  std::string name;
  std::string outcome;  ///< "SUCCESS" or "REJECTED"
  std::size_t size = 0;
};

/// The form that fills a slot, in the order in which it came.
struct CdsForm {
  std::vector<std::pair<std::string, std::string>> fields;  ///< before the file
  bool file_is_last = false;
  std::string name;
  std::string bytes;
};

/// The fields that go with a slot; a form without exactly these is turned away.
std::vector<std::pair<std::string, std::string>> fields_of(const CdsSlot& slot);

/// Empty when customs takes the file; else why not, in HMRC's words.
std::string rejection_of(const CdsForm& form);

/// Not for several threads at once: its owner holds a lock.
class CdsUploads {
 public:
  CdsUploads() = default;
  CdsUploads(const CdsUploads&) = delete;
  CdsUploads& operator=(const CdsUploads&) = delete;

  /// As Journal::open().
  Result<Done> open(const std::string& folder);
  std::vector<CdsSlot> give(const std::string& mrn, const std::vector<std::string>& types);
  /// Null for a reference that was never given out.
  const CdsSlot* find(const std::string& reference) const;
  /// Keeps the file, as DATA/gb/documents/REFERENCE. Ends the program when the disk takes no more.
  void take(const std::string& reference, const CdsForm& form, const std::string& outcome);
  /// Each file of the slot's group was taken.
  bool is_complete(const CdsSlot& slot) const;
  /// Files that came: [{"reference":…,"mrn":…,"name":…,"type":…,"size":…,"outcome":…}].
  std::string to_json() const;

 private:
  void keep(CdsSlot slot);

  std::string folder_;
  Journal journal_;
  std::map<std::string, CdsSlot> slots_;
};

}  // namespace quayside::simulator
