#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace ui {

template <class Signature>
class FunctionRef;

// Borrows a function, or something callable that has a name and therefore outlives the reference. Nothing is allocated.
template <class R, class... Args>
class FunctionRef<R(Args...)> {
 public:
  FunctionRef(R (*function)(Args...))
      : function_(function),
        call_([](const FunctionRef& self, Args... args) -> R { return self.function_(std::forward<Args>(args)...); }) {}

  template <class F>
    requires(std::is_class_v<F> && !std::is_same_v<std::remove_cv_t<F>, FunctionRef>)
  FunctionRef(F& object)
      : object_(const_cast<void*>(static_cast<const void*>(std::addressof(object)))),
        call_([](const FunctionRef& self, Args... args) -> R {
          return (*static_cast<F*>(self.object_))(std::forward<Args>(args)...);
        }) {}

  R operator()(Args... args) const { return call_(*this, std::forward<Args>(args)...); }

 private:
  void* object_ = nullptr;
  R (*function_)(Args...) = nullptr;
  R (*call_)(const FunctionRef&, Args...);
};

}  // namespace ui
