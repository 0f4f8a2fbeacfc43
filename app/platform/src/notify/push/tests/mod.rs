mod device;
mod forgetting;
mod refusals;
mod sending;
mod service;
mod subscribing;
mod telling;
