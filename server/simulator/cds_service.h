// CDS service: the HTTP face of the United Kingdom's customs, as HMRC documents its Customs
// Declarations API 2.0: submit, amend, cancel, present goods, upload documents.
#pragma once

#include <functional>
#include <mutex>
#include <string>

#include "server/simulator/cds_access.h"
#include "server/simulator/cds_mailbox.h"
#include "server/simulator/cds_register.h"
#include "server/simulator/cds_uploads.h"
#include "server/simulator/ledger.h"
#include "server/simulator/notifier.h"
#include "server/simulator/troubles.h"

namespace httplib {
class ContentReader;
class Server;
struct Request;
struct Response;
}  // namespace httplib

namespace quayside::simulator {

struct CdsOptions {
  std::string data;    ///< folder of ledger and register
  std::string schema;  ///< MetaData and declaration together; empty: our own check
  int pace_ms = 400;   ///< before each notification
  int calls_per_second = 3;
};

class CdsService {
 public:
  CdsService(CdsOptions options, Ledger& ledger, CdsRegister& declarations, CdsUploads& uploads,
             Notifier& notifier, CdsMailbox& mailbox, Troubles& troubles);
  void mount(httplib::Server& server);

 private:
  using Handler = void (CdsService::*)(const httplib::Request&, httplib::Response&);

  using Guarded = std::function<void(const httplib::Request&, httplib::Response&)>;
  /// Tokens, headers and rate first, as at HMRC's gateway; then the handler.
  Guarded guarded(Handler handler, bool takes_xml);
  void token(const httplib::Request& request, httplib::Response& response);
  void message(const httplib::Request& request, httplib::Response& response);
  void slots(const httplib::Request& request, httplib::Response& response);
  void upload(const httplib::Request& request, httplib::Response& response,
              const httplib::ContentReader& reader);
  void take_file(const std::string& reference, const CdsForm& form, const Steering& steering);
  void search(const httplib::Request& request, httplib::Response& response);
  void status(const httplib::Request& request, httplib::Response& response);
  void list_notifications(const httplib::Request& request, httplib::Response& response);
  void hand_out_notification(const httplib::Request& request, httplib::Response& response);

  Plan take(const CdsMessage& message, const Steering& steering);
  std::vector<std::string> complaints_of(const CdsReading& reading, const std::string& xml) const;
  void record(const std::string& conversation, const CdsMessage& message, Plan plan);

  const CdsOptions options_;
  Ledger& ledger_;
  CdsRegister& declarations_;
  CdsUploads& uploads_;
  Notifier& notifier_;
  CdsMailbox& mailbox_;
  Troubles& troubles_;
  CdsAccess access_;
  std::mutex taking_;  ///< an LRN is looked up and recorded in one step
};

}  // namespace quayside::simulator
