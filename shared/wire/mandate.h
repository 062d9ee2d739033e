// Mandate: what a client lets a broker declare in its name, signed by the client.
//
// It travels inside each declaration that is made under it, so that whoever has the declaration can
// tell that the client wanted it. The form of representation is that of Article 18 of Regulation
// (EU) No 952/2013; data element 13 06 030.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"
#include "shared/domain/declaration.h"

namespace quayside::wire {

struct SubmissionHeader;

struct Mandate {
  std::string id;                       ///< UUID made by the client
  std::string client;                   ///< EORI of the one who is represented
  std::string broker;                   ///< EORI of the representative
  std::string representation;           ///< "2" direct, "3" indirect
  std::vector<std::string> data_sets;   ///< "dk/H7"; at least one
  std::vector<std::string> procedures;  ///< requested ones (11 09 001), "40"; none: every one
  Money value_cap;                      ///< of one declaration; no amount: none
  std::string from;                     ///< "2026-11-29", the first and the last day
  std::string until;
};
/// Canonical JSON; signed with Purpose::mandate.
std::string mandate_bytes(const Mandate& mandate);
/// Error codes: json_*, mandate_malformed.
Result<Mandate> mandate_from_json(std::string_view text);

/// A mandate as it stands in the header of a declaration.
struct CarriedMandate {
  std::string payload;  ///< the signed bytes
  std::string signature;
  std::string public_key_x;  ///< the client's

  bool empty() const { return payload.empty(); }
  bool operator==(const CarriedMandate&) const = default;
};
/// What it says, if its signature holds. Error codes: jws_*, public_key_malformed and those of
/// mandate_from_json().
Result<Mandate> open_mandate(const CarriedMandate& carried);

/// That the mandate allows this declaration on the day of its verdict. Error codes:
/// mandate_of_another_client, mandate_of_another_broker, mandate_representation, mandate_not_yet,
/// mandate_expired, mandate_data_set, mandate_procedure, mandate_value, mandate_value_unknown.
Result<Done> mandate_covers(const Mandate& mandate, const SubmissionHeader& header,
                            const Declaration& declaration);

/// EORI of the one for whom the signer of the header acts as representative (13 06), and whose
/// mandate it needs: the declarant (13 05), or where the representative declares itself the
/// importer (13 04), in exports the exporter (13 01). Empty: the signer acts for itself, or for
/// somebody who has no EORI number and so no key. Article 18 of Regulation (EU) No 952/2013.
std::string represented_party(const SubmissionHeader& header, const Declaration& declaration);
bool needs_mandate(const SubmissionHeader& header, const Declaration& declaration);
/// What must hold of the mandate inside a header: it is there where it is needed, only there, it is
/// genuine, and it covers the declaration. Error codes: mandate_missing, mandate_not_needed, those
/// of open_mandate() and of mandate_covers().
Result<Done> check_mandate(const SubmissionHeader& header, const Declaration& declaration);

/// The client's word that a mandate holds no more; signed with Purpose::mandate.
struct MandateRevocation {
  std::string mandate;  ///< id
  std::string at;       ///< "2026-11-29T09:13:16Z"
};
std::string revocation_bytes(const MandateRevocation& revocation);
Result<MandateRevocation> revocation_from_json(std::string_view text);

/// A mandate as the server keeps it.
struct MandateView {
  CarriedMandate carried;
  Mandate mandate;
  std::string client_name;
  std::string broker_name;  ///< empty if the server does not know the broker
  std::string given_at;     ///< UTC
  std::string revoked_at;   ///< empty: it is not
};
/// The one that allows the declaration and is not revoked. Without such a one, why the newest of
/// this client does not. Error codes: mandate_missing, those of mandate_covers().
Result<CarriedMandate> choose_mandate(const std::vector<MandateView>& views,
                                      const SubmissionHeader& header,
                                      const Declaration& declaration);

/// {"mandates":[…]}
std::string mandate_views_to_json(const std::vector<MandateView>& views);
/// The signature of each is verified. Error codes besides: those of open_mandate().
Result<std::vector<MandateView>> mandate_views_from_json(std::string_view text);

}  // namespace quayside::wire
