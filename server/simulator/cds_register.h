// CDS register: the declarations that the United Kingdom's customs has, by MRN and by LRN.
//
// A journal with a line for each state of a declaration; the last one counts.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "server/simulator/cds_life_cycle.h"
#include "server/simulator/journal.h"

namespace quayside::simulator {

/// Not for several threads at once: its owner holds a lock.
class CdsRegister {
 public:
  CdsRegister() = default;
  CdsRegister(const CdsRegister&) = delete;
  CdsRegister& operator=(const CdsRegister&) = delete;

  /// As Journal::open().
  Result<Done> open(const std::string& folder);

  std::optional<CdsDeclaration> find(const std::string& mrn) const;
  /// Those that came on that day ("20261124") or later, the newest first.
  std::vector<CdsDeclaration> received_since(const std::string& day) const;
  /// Those that have that DUCR, also rejected ones.
  std::vector<CdsDeclaration> with_ducr(const std::string& ducr) const;
  /// Ends the program when the disk takes no more.
  void put(const CdsDeclaration& declaration);

  /// CDS12003: the declarant used the LRN within 48 hours before. A rejected one does not count.
  bool is_lrn_used(const CdsDeclaration& declaration) const;
  /// CDS12062: another declaration that is not rejected has the DUCR.
  bool is_ducr_used(const CdsDeclaration& declaration) const;

 private:
  void keep(const CdsDeclaration& declaration);

  Journal journal_;
  std::map<std::string, CdsDeclaration> by_mrn_;
  std::map<std::string, std::string> mrn_of_lrn_;   ///< declarant and LRN; the newest
  std::map<std::string, std::string> mrn_of_ducr_;  ///< the newest
};

}  // namespace quayside::simulator
