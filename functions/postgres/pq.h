#pragma once

#include <libpq-fe.h>
#include <memory>

#include "core/result.h"

// The functions of libpq that are used here.
#define CARMEN_PQ_FUNCTIONS(F) \
  F(PQcancel)                  \
  F(PQclear)                   \
  F(PQcmdStatus)               \
  F(PQcmdTuples)               \
  F(PQconnectdbParams)         \
  F(PQconninfoFree)            \
  F(PQconninfoParse)           \
  F(PQconsumeInput)            \
  F(PQenterPipelineMode)       \
  F(PQerrorMessage)            \
  F(PQexec)                    \
  F(PQexitPipelineMode)        \
  F(PQfinish)                  \
  F(PQflush)                   \
  F(PQfreeCancel)              \
  F(PQfreemem)                 \
  F(PQgetCancel)               \
  F(PQgetResult)               \
  F(PQgetisnull)               \
  F(PQgetlength)               \
  F(PQgetvalue)                \
  F(PQisBusy)                  \
  F(PQntuples)                 \
  F(PQparameterStatus)         \
  F(PQpipelineSync)            \
  F(PQresultErrorField)        \
  F(PQresultErrorMessage)      \
  F(PQresultStatus)            \
  F(PQsendFlushRequest)        \
  F(PQsendPrepare)             \
  F(PQsendQueryPrepared)       \
  F(PQserverVersion)           \
  F(PQsetNoticeReceiver)       \
  F(PQsetSingleRowMode)        \
  F(PQsocket)                  \
  F(PQstatus)                  \
  F(PQtransactionStatus)

// libpq, which a program loads when it first opens a database: with what it needs itself, it takes longer to load than
// everything else that a start needs, and an installation without PostgreSQL never uses it.
struct Pq {
#define CARMEN_PQ_POINTER(name) decltype(&::name) name = nullptr;
  CARMEN_PQ_FUNCTIONS(CARMEN_PQ_POINTER)
#undef CARMEN_PQ_POINTER
};

// Any thread. `unavailable` when it is not installed.
Outcome load_pq();
// Once load_pq() has succeeded.
const Pq& pq();

struct EndPq {
  void operator()(PGconn* connection) const { pq().PQfinish(connection); }
  void operator()(PGresult* result) const { pq().PQclear(result); }
};
using PgConnection = std::unique_ptr<PGconn, EndPq>;
using PgResult = std::unique_ptr<PGresult, EndPq>;
