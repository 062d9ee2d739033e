// Notification: what customs says about a declaration, in its own words, whichever authority it is.
#pragma once

#include <string>
#include <vector>

#include "shared/base/field_pointer.h"

namespace quayside::wire {

/// An error of customs: the code and texts as sent, and the places in our model it is about.
struct CustomsError {
  std::string code;         ///< ValidationCode: "DK1018", "DKW5005", "CDS12056"
  std::string rule;         ///< ValidationRule (Denmark)
  std::string text;         ///< ValidationText, or HMRC's Description; HMRC mostly sends none
  std::string information;  ///< ValidationInformation (Denmark)
  /// As sent, but for white space: "$.consignmentShipment[?(@.sequenceNumber==1)]…"; of HMRC's
  /// steps the usual short form, "42A/67A/68A[1]/70A[2]/166".
  std::vector<std::string> pointers;
  std::vector<FieldPointer> at;  ///< translated; nearest known parent; empty if none is
};

struct Charge {
  std::string tax_type;  ///< 14 03 039: "A00" customs duty, "B00" value added tax
  std::string item;      ///< goods item number, empty for the declaration
  std::string base;
  std::string rate;
  std::string amount;
};

/// What customs asks for or lets the trader know besides: a document, a question, a reason.
struct Statement {
  std::string type;   ///< of the notification that said it: "DMSDOC"
  std::string code;   ///< "N935"
  std::string text;   ///< "What are the goods made of?"
  std::string until;  ///< "2026-12-04T09:13:16Z", or empty
};

/// An element that customs or a third party changed.
struct Change {
  std::string by;       ///< who, as sent: "CWM"
  std::string value;    ///< what it is now, as sent; empty if not said
  std::string pointer;  ///< as sent
  FieldPointer at;      ///< translated; the root if unknown
};

/// One notification, in customs' own words.
struct Notification {
  /// "CWMRCV", "DMSACC", …; unknown ones are kept. What HMRC says only inside stands behind a dot:
  /// "DMSREQ.granted", "CWMREQ.denied", "DMSREJ.expired" (gb: not presented in time, CDS12046).
  /// HMRC's word about a file, which has no type, is "FILE.taken" or "FILE.refused".
  std::string type;
  /// NotificationSID; gb: FunctionalReferenceID of the response, reference of the file.
  std::string id;
  std::string lrn;  ///< LRN, or SubmitterReferenceNumber where only that is sent: the same value
  std::string mrn;
  /// Denmark: the MRN, or URN, that customs gave to the request which it answers:
  /// "23DKCORJEGT7ECLL09".
  std::string additional_message;
  std::string version;
  std::string issued_at;  ///< "2026-11-24T09:13:16Z"; empty if the message has none
  std::vector<CustomsError> errors;
  std::vector<Charge> charges;
  std::vector<Statement> statements;
  std::vector<Change> changes;
  std::string payment_reference;
  std::string payment_amount;
  std::string payment_currency;  ///< ISO 4217; empty where customs names none
  std::string statement_code;
};

}  // namespace quayside::wire
