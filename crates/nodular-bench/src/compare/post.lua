wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
wrk.body = string.format('{"id":7,"name":"nodular","tags":["a","b","c"],"text":"%s"}', string.rep("x", 940))
