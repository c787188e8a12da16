#include "http/loop_figures.h"

LoopFigures::LoopFigures(Metrics& metrics)
    : turns(metrics.histogram("http_loop_busy_seconds",
                              "How long at a time the event loop did not look for what has come: its lag.")),
      accepted(metrics.counter("http_connections_accepted_total", "Connections accepted.")),
      given_up(metrics.counter("http_connections_given_up_total",
                               "Idle connections closed because as many were open as may be.")),
      paused(metrics.counter("http_accept_pauses_total",
                             "Times that no further connection could be accepted: they wait in the listener's queue.")),
      received(metrics.counter("http_received_bytes_total", "Bytes received from clients.")),
      sent(metrics.counter("http_sent_bytes_total", "Bytes sent to clients.")),
      jobs_refused(metrics.counter("http_pool_jobs_refused_total",
                                   "Requests answered 503 because the queue of their pool was full.")) {}
